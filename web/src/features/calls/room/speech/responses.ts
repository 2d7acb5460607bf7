import type { Utterance } from "./spans";

/** A response of the agent to the caller. */
export interface Response {
  /** From the caller's last word to the agent's first word. */
  seconds: number;
  /** The start of the response, from the start of the audio. */
  at: number;
  line: number;
}

/** From this delay on, callers doubt whether anybody is there. */
export const SLOW_SECONDS = 2;

/** Returns a response for each agent turn after a caller turn. An interruption is no response. */
export function responses(turns: Utterance[]): Response[] {
  const inOrder = [...turns].sort((a, b) => a.start - b.start);
  return inOrder.flatMap((turn, index) => {
    const before = inOrder[index - 1];
    if (turn.speaker !== "agent" || before?.speaker !== "user" || turn.start < before.end) {
      return [];
    }
    return [{ seconds: turn.start - before.end, at: turn.start, line: turn.line }];
  });
}

export function slowest(list: Response[]): Response | undefined {
  return list.reduce<Response | undefined>(
    (worst, one) => (!worst || one.seconds > worst.seconds ? one : worst),
    undefined,
  );
}

/** Returns the median; for an even number, the mean of the two middle values. */
export function median(values: number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
