import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { KeyboardEvent } from "react";
import { clockDuration } from "@/lib/format";
import { usePosition } from "./clock";
import type { Span } from "./speech/spans";
import type { Player } from "./usePlayer";

/** An event at a time: a tool call, pressed keys, a transfer. */
export interface Mark {
  at: number;
  name: string;
}

interface Props {
  player: Player;
  /** The length of the recording, or of the call until the recording is loaded. */
  length: number;
  spans: Span[];
  marks: Mark[];
}

const HEIGHT = 44;
const LANES = { agent: 3, user: 23, transfer_target: 23 };
const LANE_HEIGHT = 16;
const SPEAKS = {
  agent: t`agent speaks`,
  user: t`caller speaks`,
  transfer_target: t`person transferred to speaks`,
};
const STEP = 5;
const PAGE = 15;

/** A timeline of both speakers, and the slider of the recording. */
export function Timeline({ player, length, spans, marks }: Props) {
  const { clock } = player;
  const seconds = usePosition(clock, (now) => Math.round(now * 10) / 10);
  const shown = Math.min(seconds, length);

  function onKey(event: KeyboardEvent) {
    const by = MOVES[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? length : by && shown + by;
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    // With the shift key, the arrows move from line to line.
    if (event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    player.seek(to);
  }

  return (
    <div dir="ltr" className="min-w-0">
      <div className="relative h-11 rounded-lg bg-sunken focus-within:outline-2 focus-within:outline-ring focus-within:outline-offset-2">
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${length || 1} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full"
        >
          {spans.map((span, index) => (
            <rect
              key={index}
              x={span.start}
              y={LANES[span.speaker]}
              width={Math.max(span.end - span.start, length / 400)}
              height={LANE_HEIGHT}
              className={span.speaker === "agent" ? "fill-chart-answered" : "fill-chart-voicemail"}
            />
          ))}
          {marks.map((mark, index) => (
            <rect
              key={index}
              x={mark.at}
              y={0}
              width={length / 300}
              height={HEIGHT}
              className="fill-ink-soft"
            >
              <title>{mark.name}</title>
            </rect>
          ))}
          <rect x={0} y={0} width={shown} height={HEIGHT} className="fill-ink/10" />
        </svg>
        <svg
          aria-hidden="true"
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          className="absolute -inset-y-1 left-0 h-[calc(100%+0.5rem)] w-full overflow-visible"
        >
          <line
            x1={length ? (100 * shown) / length : 0}
            x2={length ? (100 * shown) / length : 0}
            y1="0"
            y2="1"
            vectorEffect="non-scaling-stroke"
            className="stroke-2 stroke-ink"
          />
        </svg>
        <input
          type="range"
          aria-label={t`Position in the recording`}
          aria-valuetext={valueText(shown, length, spans)}
          min={0}
          max={length || 1}
          step="any"
          value={shown}
          disabled={!player.ready || !length}
          onKeyDown={onKey}
          onChange={(event) => player.seek(Number(event.target.value))}
          className="absolute inset-0 size-full cursor-pointer touch-pan-y appearance-none opacity-0 [&::-moz-range-thumb]:w-0.5 [&::-moz-range-thumb]:border-0 [&::-webkit-slider-thumb]:w-0.5 [&::-webkit-slider-thumb]:appearance-none"
        />
      </div>
      <div className="mt-1.5 flex justify-between gap-3 text-ink-faint text-xs tabular-nums">
        <span>{clockDuration(Math.floor(shown))}</span>
        {spans.length > 0 && <Legend />}
        <span>{length ? clockDuration(length) : "–:––"}</span>
      </div>
    </div>
  );
}

const MOVES: Record<string, number | undefined> = {
  ArrowLeft: -STEP,
  ArrowDown: -STEP,
  ArrowRight: STEP,
  ArrowUp: STEP,
  PageDown: -PAGE,
  PageUp: PAGE,
};

function valueText(seconds: number, length: number, spans: Span[]): string {
  const speaking = spans.find(({ start, end }) => start <= seconds && seconds < end);
  const position = t`${clockDuration(Math.floor(seconds))} of ${clockDuration(length)}`;
  return speaking ? `${position}, ${SPEAKS[speaking.speaker]}` : position;
}

function Legend() {
  return (
    <span className="flex gap-3">
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="size-2 rounded-xs bg-chart-answered" />
        <Trans>Agent</Trans>
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="size-2 rounded-xs bg-chart-voicemail" />
        <Trans>Caller</Trans>
      </span>
    </span>
  );
}
