import { t } from "@lingui/core/macro";

/** Calls with a value from `from`, inclusive, to `to`, exclusive. The last band has no end. */
export interface Band {
  from: number;
  to?: number | null;
  calls: number;
}

/** Returns the label of a band: `Under 15 s`, `15 s – 30 s`, `10 min or more`. */
export function bandWords({ from, to }: Band, words: (value: number) => string): string {
  if (typeof to !== "number") return t`${words(from)} or more`;
  return from === 0 ? t`Under ${words(to)}` : `${words(from)} – ${words(to)}`;
}

/** In seconds. Lengths are whole milliseconds, so "less than a bound" is "at most 1 ms less". */
const MILLISECOND = 0.001;

/** Returns the filters for the calls of a band in seconds. Calls without talk are in no band. */
export function bandFilter({ from, to }: Band): { minSeconds: string; maxSeconds?: string } {
  return {
    minSeconds: String(from === 0 ? MILLISECOND : from),
    maxSeconds: typeof to === "number" ? (to - MILLISECOND).toFixed(3) : undefined,
  };
}
