import type { Utterance } from "./spans";

/** The agent answers the caller. */
export interface Response {
  /** Between the caller's last word and the agent's first one. */
  seconds: number;
  /** When the agent begins, from the start of the audio. */
  at: number;
  line: number;
}

/** From this on the caller wonders whether anybody is there. */
export const SLOW_SECONDS = 2;

/** One for each turn of the agent that follows the caller's; an interruption is no answer. */
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

/** The mean of the two in the middle when there is an even number of them. */
export function median(values: number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
