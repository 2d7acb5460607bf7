import { t } from "@lingui/core/macro";
import { cn } from "@/lib/cn";
import type { FeedState } from "./liveFeed";
import { useLive } from "./liveStore";

const WORDS: [FeedState, string][] = [
  ["connecting", t`Connecting`],
  ["connected", t`Live`],
  ["reconnecting", t`Reconnecting`],
];

/**
 * The state of the live feed. Its width is that of its longest word, so that nothing beside it
 * moves.
 */
export function LiveIndicator() {
  const { state } = useLive();
  return (
    <span
      role="status"
      title={
        state === "connected"
          ? t`New calls appear here by themselves`
          : t`Trying to reach the live feed`
      }
      className="grid justify-items-end px-1 font-medium text-[13px]"
    >
      {WORDS.map(([each, word]) => (
        <State key={each} word={word} on={each === "connected"} shown={each === state} />
      ))}
    </span>
  );
}

function State({ word, on, shown }: { word: string; on: boolean; shown: boolean }) {
  return (
    <span
      className={cn(
        "col-start-1 row-start-1 inline-flex items-center gap-2",
        on ? "text-good" : "text-ink-faint",
        !shown && "invisible",
      )}
    >
      <span aria-hidden className="relative flex size-2">
        {on && shown && (
          <span className="absolute inset-0 animate-ping rounded-full bg-good opacity-40" />
        )}
        <span
          className={cn("size-2 rounded-full", on ? "bg-good" : "animate-breathe bg-caution")}
        />
      </span>
      {word}
    </span>
  );
}
