import { useSyncExternalStore } from "react";

/** Where the recording stands, told to those who watch: it moves sixty times a second. */
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
 * What `select` makes of the position. The component renders again only when that changes, so it
 * should be a number or a text, not a new object.
 */
export function usePosition<T>(clock: Clock, select: (seconds: number) => T): T {
  return useSyncExternalStore(clock.subscribe, () => select(clock.seconds()));
}
