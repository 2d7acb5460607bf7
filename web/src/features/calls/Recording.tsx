import { Download, Pause, Play } from "lucide-react";
import { useState } from "react";
import type { CallDetail } from "@/api/types";
import { Button } from "@/components/Button";
import { buttonClass } from "@/components/buttonClass";
import { Section } from "@/components/Card";
import { Notice } from "@/components/Notice";
import { cn } from "@/lib/cn";
import { clockDuration } from "@/lib/format";
import { safeUrl } from "@/lib/safeUrl";
import type { Player } from "./usePlayer";

const WHY_NOT: Record<string, string> = {
  not_recorded: "This call was not recorded.",
  expired: "The recording's link has expired, and there is no Retell key to renew it with.",
  gone: "Retell no longer has this recording.",
  retell_unavailable:
    "The recording's link has expired, and Retell did not answer. Try again soon.",
  storage_opted_out: "Recordings are not kept, because storage is switched off for this agent.",
  in_progress: "The recording appears here after the call has ended.",
};

interface Props {
  call: CallDetail;
  player: Player;
  /** Fetches the call anew: a signed link that has expired is replaced by a fresh one. */
  onRenew: () => Promise<unknown>;
}

export function Recording({ call, player, onRenew }: Props) {
  const url = useSteadyUrl(safeUrl(call.recordingUrl), player.failed);
  return (
    <Section
      id="recording"
      title="Recording"
      aside={
        url && (
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            className={buttonClass("ghost", "sm")}
          >
            <Download aria-hidden className="size-3.5" />
            Open file
          </a>
        )
      }
    >
      {url ? (
        <AudioPlayer url={url} player={player} onRenew={onRenew} />
      ) : (
        <p className="text-ink-soft">
          {WHY_NOT[call.recordingUnavailableReason ?? ""] ?? "There is no recording of this call."}
        </p>
      )}
    </Section>
  );
}

const SPEEDS = [1, 1.25, 1.5, 2];

/** The same file signed anew is not loaded again: that would stop what is being heard. */
function useSteadyUrl(url: string | undefined, failed: boolean): string | undefined {
  const [kept, setKept] = useState(url);
  const sameFile = url?.split("?")[0] === kept?.split("?")[0];
  if (url !== kept && (failed || !sameFile)) {
    setKept(url);
    return url;
  }
  return kept;
}

function AudioPlayer({
  url,
  player,
  onRenew,
}: {
  url: string;
  player: Player;
  onRenew: () => Promise<unknown>;
}) {
  const { playing, seconds, length, speed, failed } = player;
  const nextSpeed = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript below is the caption */}
      <audio ref={player.attach} src={url} preload="metadata" />
      {failed ? (
        <Notice tone="caution">
          <p>
            The recording could not be played. The link has expired, or the file cannot be reached
            from here.
          </p>
          <Button
            variant="secondary"
            size="sm"
            className="mt-2.5"
            onClick={() => onRenew().then(player.reload)}
          >
            Try again
          </Button>
        </Notice>
      ) : (
        <div className="flex items-center gap-3.5">
          <button
            type="button"
            aria-label={playing ? "Pause" : "Play"}
            onClick={player.toggle}
            className="flex size-11 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent transition-colors hover:bg-accent-strong"
          >
            {playing ? (
              <Pause aria-hidden className="size-4 fill-current" />
            ) : (
              <Play aria-hidden className="size-4 translate-x-px fill-current" />
            )}
          </button>
          <div className="min-w-0 flex-1">
            <input
              type="range"
              aria-label="Position"
              aria-valuetext={`${clockDuration(seconds)} of ${clockDuration(length)}`}
              min={0}
              max={length || 1}
              step={0.1}
              value={Math.min(seconds, length || 1)}
              disabled={!length}
              onChange={(event) => player.seek(Number(event.target.value))}
              className="h-6 w-full cursor-pointer accent-accent"
            />
            <div className="flex justify-between text-ink-faint text-xs tabular-nums">
              <span>{clockDuration(seconds)}</span>
              <span>{length ? clockDuration(length) : "–:––"}</span>
            </div>
          </div>
          <button
            type="button"
            aria-label={`Speed ${speed}×, change to ${nextSpeed}×`}
            onClick={() => player.setSpeed(nextSpeed)}
            className={cn(buttonClass("secondary", "sm"), "w-14 tabular-nums")}
          >
            {speed}×
          </button>
        </div>
      )}
    </>
  );
}
