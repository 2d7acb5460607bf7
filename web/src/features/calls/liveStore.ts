import { useSyncExternalStore } from "react";
import type { FeedState } from "./liveFeed";

interface Live {
  state: FeedState;
  /** Whether lists may be fetched: the feed is open, or the wait for it has timed out. */
  settled: boolean;
  /** Calls that arrived while the page was open. Their rows are highlighted for a moment. */
  fresh: ReadonlySet<string>;
}

let live: Live = { state: "connecting", settled: false, fresh: new Set() };
/** Whether lists were fetched or shown while the feed was not open, so that they may lack calls. */
let missed = false;
const listeners = new Set<() => void>();

function change(next: Live): void {
  live = next;
  for (const listener of listeners) listener();
}

export function setFeedState(state: FeedState): void {
  if (state === "reconnecting") missed = true;
  const settled = live.settled || state !== "connecting";
  if (live.state !== state || live.settled !== settled) change({ ...live, state, settled });
}

/** Lets lists load without the feed. They are refreshed when the feed opens. */
export function stopWaitingForFeed(): void {
  if (live.settled) return;
  missed = true;
  change({ ...live, settled: true });
}

/** Returns whether lists may lack calls, and resets that. */
export function listsMissedCalls(): boolean {
  const answer = missed;
  missed = false;
  return answer;
}

export function markFresh(callId: string): void {
  change({ ...live, fresh: new Set(live.fresh).add(callId) });
  setTimeout(() => {
    const fresh = new Set(live.fresh);
    fresh.delete(callId);
    change({ ...live, fresh });
  }, 4_000);
}

export function useLive(): Live {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => live,
  );
}
