import { mayPass } from "./client";

/** After an outage pages come back by themselves, this soon. */
const AFTER_A_FAILURE = 10_000;

interface Asked {
  state: { error: unknown };
}

/** For `refetchInterval`: asks again at this pace, and soon after what may have been an outage. */
export function renewedEvery(milliseconds: number | false) {
  return ({ state }: Asked): number | false => {
    if (!mayPass(state.error)) return milliseconds;
    return milliseconds ? Math.min(milliseconds, AFTER_A_FAILURE) : AFTER_A_FAILURE;
  };
}
