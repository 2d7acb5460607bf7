import { useSyncExternalStore } from "react";
import type { FeedState } from "./liveFeed";

interface Live {
  state: FeedState;
  /** Calls that arrived while the reader watched; their rows show it for a moment. */
  fresh: ReadonlySet<string>;
}

let live: Live = { state: "connecting", fresh: new Set() };
const listeners = new Set<() => void>();

function change(next: Live): void {
  live = next;
  for (const listener of listeners) listener();
}

export function setFeedState(state: FeedState): void {
  if (live.state !== state) change({ ...live, state });
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
