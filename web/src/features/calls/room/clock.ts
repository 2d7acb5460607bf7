import { useSyncExternalStore } from "react";

/** The position of the recording, published up to sixty times a second. */
export interface Clock {
  seconds: () => number;
  set: (seconds: number) => void;
  subscribe: (watcher: () => void) => () => void;
}

export function createClock(): Clock {
  let now = 0;
  const watchers = new Set<() => void>();
  return {
    seconds: () => now,
    set: (seconds) => {
      if (seconds === now) return;
      now = seconds;
      for (const watcher of watchers) watcher();
    },
    subscribe: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/**
 * Returns the result of `select` for the position. The component renders only when the result
 * changes, so it should be a number or a string, not a new object.
 */
export function usePosition<T>(clock: Clock, select: (seconds: number) => T): T {
  return useSyncExternalStore(clock.subscribe, () => select(clock.seconds()));
}
