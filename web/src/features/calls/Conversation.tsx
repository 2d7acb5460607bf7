import type { CallDetail } from "@/api/types";
import { Section } from "@/components/Card";
import { cn } from "@/lib/cn";
import { type Line, lineAt, SPEAKER_NAMES } from "@/lib/conversation";
import { clockDuration, plural } from "@/lib/format";
import { ToolLine } from "./ToolLine";
import type { Player } from "./usePlayer";

interface Props {
  call: CallDetail;
  lines: Line[];
  player: Player;
}

/** The transcript as the talk it was: the agent on the left, the other side on the right. */
export function Conversation({ call, lines, player }: Props) {
  const heard = player.seconds > 0 || player.playing ? lineAt(lines, player.seconds) : -1;
  const spoken = lines.filter((line) => line.kind === "speech").length;
  const onPlay = player.ready && !player.failed ? player.playFrom : undefined;
  return (
    <Section
      id="transcript"
      title="Transcript"
      aside={
        spoken > 0 && <span className="text-[13px] text-ink-faint">{plural(spoken, "turn")}</span>
      }
    >
      {lines.length === 0 ? (
        <p className="text-ink-soft">
          {call.outcome === "in_progress"
            ? "The transcript appears here after the call."
            : "Nothing was said in this call."}
        </p>
      ) : (
        <ol className="grid gap-2.5">
          {lines.map((line, index) => (
            <li key={index} className="min-w-0">
              {line.kind === "speech" ? (
                <Speech
                  line={line}
                  follows={speakerBefore(lines, index) === line.speaker}
                  heard={index === heard}
                  onPlay={onPlay}
                />
              ) : line.kind === "tool" ? (
                <ToolLine line={line} />
              ) : (
                <p
                  dir="auto"
                  className="break-words px-2 py-0.5 text-center text-ink-faint text-xs"
                >
                  {line.text}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function speakerBefore(lines: Line[], index: number): string | undefined {
  const before = lines[index - 1];
  return before?.kind === "speech" ? before.speaker : undefined;
}

function Speech({
  line,
  follows,
  heard,
  onPlay,
}: {
  line: Extract<Line, { kind: "speech" }>;
  /** The same speaker goes on, so the name is not said again. */
  follows: boolean;
  heard: boolean;
  onPlay?: (seconds: number) => void;
}) {
  const agent = line.speaker === "agent";
  const { at } = line;
  return (
    <div className={cn("flex flex-col", agent ? "items-start" : "items-end", !follows && "mt-2")}>
      {!follows && (
        <p className="mb-1 px-1 font-medium text-ink-soft text-xs">{SPEAKER_NAMES[line.speaker]}</p>
      )}
      <div
        className={cn(
          "flex max-w-[88%] items-end gap-2 md:max-w-[78%]",
          agent ? "flex-row" : "flex-row-reverse",
        )}
      >
        <p
          dir="auto"
          aria-current={heard || undefined}
          className={cn(
            "min-w-0 whitespace-pre-line break-words rounded-2xl px-3.5 py-2 leading-relaxed transition-shadow [overflow-wrap:anywhere]",
            agent ? "rounded-bl-md bg-sunken" : "rounded-br-md bg-accent-wash",
            heard && "ring-2 ring-accent",
          )}
        >
          {line.text}
        </p>
        {at !== undefined &&
          (onPlay ? (
            <button
              type="button"
              aria-label={`Play from ${clockDuration(at)}`}
              onClick={() => onPlay(at)}
              className="-my-3 h-11 min-w-11 shrink-0 rounded px-1 text-ink-faint text-xs tabular-nums hover:text-accent-text hover:underline"
            >
              {clockDuration(at)}
            </button>
          ) : (
            <span className="shrink-0 px-1 py-1 text-ink-faint text-xs tabular-nums">
              {clockDuration(at)}
            </span>
          ))}
      </div>
    </div>
  );
}
