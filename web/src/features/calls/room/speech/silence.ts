import type { Span } from "./spans";

/** A silence, in seconds from the start of the audio. */
export interface Silence {
  start: number;
  end: number;
}

/** Returns the pauses of at least `shortest` seconds between the first and the last sound. */
export function silences(spans: Span[], shortest: number): Silence[] {
  const found: Silence[] = [];
  let spokenUntil = spans[0]?.end ?? 0;
  for (const span of spans) {
    if (span.start - spokenUntil >= shortest) found.push({ start: spokenUntil, end: span.start });
    spokenUntil = Math.max(spokenUntil, span.end);
  }
  return found;
}

export function longestSilence(spans: Span[]): Silence | undefined {
  return silences(spans, 0.1).reduce<Silence | undefined>(
    (longest, one) => (!longest || length(one) > length(longest) ? one : longest),
    undefined,
  );
}

/** The seconds of a pause that skipping keeps, so that the listener notices the pause. */
const KEPT = 0.3;
const WORTH_SKIPPING = 1.2;

/** Returns the stretches that a player may skip, including the silence before the first word. */
export function skippable(spans: Span[]): Silence[] {
  const first = spans[0]?.start ?? 0;
  const pauses = silences(spans, WORTH_SKIPPING);
  return first >= WORTH_SKIPPING ? [{ start: 0, end: first }, ...pauses] : pauses;
}

/** Returns the position after the stretch that contains `seconds`, else undefined. */
export function skipTo(stretches: Silence[], seconds: number): number | undefined {
  const inside = stretches.find(
    ({ start, end }) => seconds >= start + (start > 0 ? KEPT : 0) && seconds < end - KEPT - 0.1,
  );
  return inside && inside.end - KEPT;
}

function length({ start, end }: Silence): number {
  return end - start;
}
