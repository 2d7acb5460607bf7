import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { ChevronRight, CircleCheck, CircleX, Wrench } from "lucide-react";
import { clockDuration } from "@/lib/format";
import { type Line, prettyJson } from "../conversation";

/** A tool call of the agent, with its details on demand. */
export function ToolLine({ line }: { line: Extract<Line, { kind: "tool" }> }) {
  const hasArguments = line.arguments !== undefined && line.arguments !== null;
  const hasResult = line.result !== undefined && line.result !== null;
  return (
    <details className="group mx-auto max-w-lg rounded-lg border border-line">
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-lg px-3 text-[13px] hover:bg-sunken md:min-h-9 [&::-webkit-details-marker]:hidden">
        <Wrench aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
        <span className="min-w-0 truncate font-mono text-xs">{line.name}</span>
        {line.successful === true && (
          <span className="inline-flex shrink-0 items-center gap-1 text-good text-xs">
            <CircleCheck aria-hidden className="size-3.5" />
            <Trans>Succeeded</Trans>
          </span>
        )}
        {line.successful === false && (
          <span className="inline-flex shrink-0 items-center gap-1 text-bad text-xs">
            <CircleX aria-hidden className="size-3.5" />
            <Trans>Failed</Trans>
          </span>
        )}
        <span className="ml-auto flex shrink-0 items-center gap-1.5 text-ink-faint text-xs tabular-nums">
          {line.at !== undefined &&
            (line.about ? t`about ${clockDuration(line.at)}` : clockDuration(line.at))}
          <ChevronRight
            aria-hidden
            className="size-3.5 transition-transform group-open:rotate-90"
          />
        </span>
      </summary>
      <div className="grid gap-3 border-line border-t px-3 py-3">
        {hasArguments && <Json title={t`Asked with`} value={line.arguments} />}
        {hasResult && <Json title={t`Answer`} value={line.result} />}
        {!hasArguments && !hasResult && (
          <p className="text-ink-faint text-xs">
            <Trans>No details were recorded.</Trans>
          </p>
        )}
      </div>
    </details>
  );
}

function Json({ title, value }: { title: string; value: unknown }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 font-medium text-ink-faint text-xs">{title}</p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        role="group"
        aria-label={title}
        className="max-h-72 overflow-auto whitespace-pre-wrap rounded-md bg-sunken px-2.5 py-2 font-mono text-xs leading-relaxed [overflow-wrap:anywhere]"
      >
        {prettyJson(value)}
      </pre>
    </div>
  );
}
