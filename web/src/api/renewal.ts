import { mayPass } from "./client";

/** The interval in milliseconds for retries after an outage. */
const AFTER_A_FAILURE = 10_000;

interface Asked {
  state: { error: unknown };
}

/** Returns a `refetchInterval`: this period, or at most 10 s after a temporary error. */
export function renewedEvery(milliseconds: number | false) {
  return ({ state }: Asked): number | false => {
    if (!mayPass(state.error)) return milliseconds;
    return milliseconds ? Math.min(milliseconds, AFTER_A_FAILURE) : AFTER_A_FAILURE;
  };
}
