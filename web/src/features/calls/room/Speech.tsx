import { t } from "@lingui/core/macro";
import { useMemo } from "react";
import { cn } from "@/lib/cn";
import { clockDuration, exactSeconds } from "@/lib/format";
import { type Line, SPEAKER_NAMES } from "../conversation";
import { type Clock, usePosition } from "./clock";
import { SLOW_SECONDS } from "./speech/responses";
import { type Piece, pieceAt, pieces } from "./speech/words";

interface Props {
  line: Extract<Line, { kind: "speech" }>;
  /** Whether the speaker is the same as before, so that the name is omitted. */
  follows: boolean;
  /** Seconds from the caller's last word to the first word of this answer. */
  answeredAfter?: number;
  /** The clock of the player while it plays this line. */
  clock?: Clock;
  onPlay?: (seconds: number) => void;
}

export function Speech({ line, follows, answeredAfter, clock, onPlay }: Props) {
  const agent = line.speaker === "agent";
  const { at } = line;
  const playable = onPlay && at !== undefined;
  return (
    <div className={cn("flex flex-col", agent ? "items-start" : "items-end", !follows && "mt-2")}>
      {(!follows || answeredAfter !== undefined) && (
        <p className="mb-1 px-1 text-ink-faint text-xs tabular-nums">
          {!follows && (
            <span className="font-medium text-ink-soft">{SPEAKER_NAMES[line.speaker]}</span>
          )}
          {answeredAfter !== undefined && (
            <>
              {!follows && " · "}
              <AnsweredAfter seconds={answeredAfter} />
            </>
          )}
        </p>
      )}
      <div
        className={cn(
          "flex max-w-[92%] items-end gap-1 md:max-w-[78%] md:gap-2",
          agent ? "flex-row" : "flex-row-reverse",
        )}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the time beside it is the button for keyboards */}
        <p
          dir="auto"
          aria-current={clock ? true : undefined}
          onClick={
            playable ? (event) => !isSelecting() && onPlay(timeOf(event.target) ?? at) : undefined
          }
          className={cn(
            "min-w-0 whitespace-pre-line break-words rounded-2xl px-3.5 py-2 leading-relaxed transition-shadow [overflow-wrap:anywhere]",
            agent ? "rounded-bl-md bg-sunken" : "rounded-br-md bg-accent-wash",
            clock && "ring-2 ring-accent",
            playable && "cursor-pointer hover:ring-1 hover:ring-line-strong",
          )}
        >
          <Text line={line} clock={clock} />
        </p>
        {at !== undefined &&
          (onPlay ? (
            <button
              type="button"
              aria-label={t`Play from ${clockDuration(at)}`}
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

function AnsweredAfter({ seconds }: { seconds: number }) {
  const slow = seconds >= SLOW_SECONDS;
  return (
    <span className={slow ? "font-medium text-caution" : undefined}>
      {slow
        ? t`answered slowly, after ${exactSeconds(seconds)}`
        : t`answered after ${exactSeconds(seconds)}`}
    </span>
  );
}

/**
 * Returns whether text is selected. Selecting text ends in a click, which should not start the
 * recording.
 */
function isSelecting(): boolean {
  return window.getSelection()?.isCollapsed === false;
}

/** Returns the start time of the clicked word. */
function timeOf(target: EventTarget): number | undefined {
  const said = target instanceof HTMLElement ? target.dataset.at : undefined;
  return said === undefined ? undefined : Number(said);
}

function Text({ line, clock }: Pick<Props, "line" | "clock">) {
  const { text, words } = line;
  const parts = useMemo(() => (words ? pieces(text, words) : undefined), [text, words]);
  if (!parts) return text;
  return clock ? <LitWords parts={parts} clock={clock} /> : <Words parts={parts} lit={-1} />;
}

function LitWords({ parts, clock }: { parts: Piece[]; clock: Clock }) {
  return <Words parts={parts} lit={usePosition(clock, (seconds) => pieceAt(parts, seconds))} />;
}

function Words({ parts, lit }: { parts: Piece[]; lit: number }) {
  return parts.map((part, index) =>
    part.start === undefined ? (
      part.text
    ) : (
      <span
        key={index}
        data-at={part.start}
        data-lit={index === lit || undefined}
        className="rounded-xs data-lit:bg-accent data-lit:text-on-accent data-lit:shadow-[0_0_0_2px_var(--accent)]"
      >
        {part.text}
      </span>
    ),
  );
}
