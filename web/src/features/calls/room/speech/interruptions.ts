import type { Utterance } from "./spans";

/** Times of words are exact to about a tenth of a second; less overlap than this is none. */
const OVERLAP = 0.2;

/** Somebody begins while the other one is still in the middle of a turn. */
export interface Interruptions {
  byAgent: number;
  byCaller: number;
}

export function interruptions(turns: Utterance[]): Interruptions {
  const found = { byAgent: 0, byCaller: 0 };
  const inOrder = turns
    .filter(({ speaker }) => speaker === "agent" || speaker === "user")
    .sort((a, b) => a.start - b.start);
  inOrder.forEach((turn, index) => {
    const interrupted = inOrder
      .slice(0, index)
      .some((other) => other.speaker !== turn.speaker && other.end - turn.start >= OVERLAP);
    if (!interrupted) return;
    if (turn.speaker === "agent") found.byAgent += 1;
    else found.byCaller += 1;
  });
  return found;
}
