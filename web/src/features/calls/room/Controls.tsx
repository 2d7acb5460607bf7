import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Keyboard, Pause, Play, RotateCcw, RotateCw } from "lucide-react";
import { buttonClass } from "@/components/buttonClass";
import { IconButton } from "@/components/IconButton";
import { Select } from "@/components/Select";
import { cn } from "@/lib/cn";
import { Keys } from "../Keys";
import type { Player } from "./usePlayer";
import { STEP_SECONDS } from "./usePlayerKeys";

const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];

export function Controls({ player, canSkip }: { player: Player; canSkip: boolean }) {
  const { playing, speed, skipping } = player;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-2">
      <IconButton
        icon={RotateCcw}
        label={t`Back ${STEP_SECONDS} seconds`}
        onClick={() => player.move(-STEP_SECONDS)}
      />
      <button
        type="button"
        aria-label={playing ? t`Pause` : t`Play`}
        onClick={player.toggle}
        className="flex size-11 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent transition-colors hover:bg-accent-strong"
      >
        {playing ? (
          <Pause aria-hidden className="size-4 fill-current" />
        ) : (
          <Play aria-hidden className="size-4 translate-x-px fill-current" />
        )}
      </button>
      <IconButton
        icon={RotateCw}
        label={t`Forward ${STEP_SECONDS} seconds`}
        onClick={() => player.move(STEP_SECONDS)}
      />
      <Select
        aria-label={t`Speed`}
        value={speed}
        onChange={(event) => player.setSpeed(Number(event.target.value))}
        className="ml-auto w-24 tabular-nums"
      >
        {SPEEDS.map((one) => (
          <option key={one} value={one}>
            {one}×
          </option>
        ))}
      </Select>
      {canSkip && (
        <button
          type="button"
          aria-pressed={skipping}
          onClick={() => player.setSkipping(!skipping)}
          className={cn(
            buttonClass("secondary", "sm"),
            skipping && "border-accent bg-accent-wash text-accent-text",
          )}
        >
          <Trans>Skip silence</Trans>
        </button>
      )}
      <KeyHelp />
    </div>
  );
}

const KEYS: [string[], string][] = [
  [[t`Space`], t`Play or pause`],
  [["←", "→"], t`Back or forward ${STEP_SECONDS} seconds`],
  [[t`Shift ←`, t`Shift →`], t`Line before or after`],
  [["j", "k"], t`Older or newer call of the list`],
];

function KeyHelp() {
  return (
    <details className="group hidden [&[open]]:w-full sm:block">
      <summary className="inline-flex h-8 list-none items-center gap-1.5 rounded-lg px-2 text-[13px] text-ink-soft hover:bg-sunken hover:text-ink [&::-webkit-details-marker]:hidden">
        <Keyboard aria-hidden className="size-4" />
        <Trans>Keys</Trans>
      </summary>
      <dl className="mt-2 grid gap-1.5 text-[13px] sm:grid-cols-2">
        {KEYS.map(([keys, does]) => (
          <div key={does} className="flex items-center gap-2">
            <dt className="flex shrink-0 gap-1">
              <Keys keys={keys} />
            </dt>
            <dd className="text-ink-soft">{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
