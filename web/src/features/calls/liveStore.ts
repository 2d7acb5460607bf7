import { useSyncExternalStore } from "react";
import type { FeedState } from "./liveFeed";

interface Live {
  state: FeedState;
  /** The feed is open, or was waited for long enough: lists may be fetched. */
  settled: boolean;
  /** Calls that arrived while the reader watched; their rows show it for a moment. */
  fresh: ReadonlySet<string>;
}

let live: Live = { state: "connecting", settled: false, fresh: new Set() };
/** A list may have been fetched, or was open, while no feed would have told of a new call. */
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

/** The lists are fetched without the feed, which makes up for it once it is open. */
export function stopWaitingForFeed(): void {
  if (live.settled) return;
  missed = true;
  change({ ...live, settled: true });
}

/** Asked when the feed has opened; the answer is given once. */
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
