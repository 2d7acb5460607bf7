import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "@/api/client";
import { changeReconciliation, isRunning } from "@/api/completeness";
import { keys } from "@/api/keys";
import type { Reconciliation } from "@/api/types";
import { Ago } from "@/components/Ago";
import { Badge } from "@/components/Badge";
import { Button } from "@/components/Button";
import { Notice } from "@/components/Notice";
import { useZone } from "@/components/zone";
import { fullTime } from "@/lib/time";
import { runWords, STATES } from "./words";

/** The progress of a comparison, its results, and buttons to stop or resume it. */
export function RunProgress({ run }: { run: Reconciliation }) {
  const queryClient = useQueryClient();
  const timeZone = useZone();
  const change = useMutation({
    mutationFn: (wanted: "cancel" | "resume") => changeReconciliation(run.id, wanted),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.completeness.all }),
  });
  const state = STATES[run.state] ?? { label: run.state, tone: "plain" as const };
  const running = isRunning(run);
  const resumable = !run.automatic && (run.state === "cancelled" || run.state === "failed");
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Badge tone={state.tone} dot={running}>
          {state.label}
        </Badge>
        <p className="min-w-0 flex-1 basis-48 text-[13px] text-ink-soft">
          {runWords(run)} · <Ago at={run.finishedAt ?? run.requestedAt} />
        </p>
        {running && (
          <Button
            variant="secondary"
            size="sm"
            busy={change.isPending}
            onClick={() => change.mutate("cancel")}
          >
            <Trans>Cancel</Trans>
          </Button>
        )}
        {resumable && (
          <Button
            variant="secondary"
            size="sm"
            busy={change.isPending}
            onClick={() => change.mutate("resume")}
          >
            <Trans>Resume</Trans>
          </Button>
        )}
      </div>
      {(running || resumable) && (
        <progress
          aria-label={t`Progress of the comparison`}
          value={run.progress}
          max={1}
          className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
      )}
      {run.errors.map((error) => (
        <Notice key={error.source} tone="caution">
          {error.source}: {error.reason}.
          {run.nextTryAt && (
            <>
              {" "}
              <Trans>Asked again at {fullTime(run.nextTryAt, { timeZone })}.</Trans>
            </>
          )}
        </Notice>
      ))}
      {change.error && <Notice tone="bad">{messageOf(change.error)}</Notice>}
    </div>
  );
}
