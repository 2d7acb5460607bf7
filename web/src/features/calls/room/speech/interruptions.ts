import type { Utterance } from "./spans";

/** In seconds. Word times are exact to about 0.1 s, so a shorter overlap is no interruption. */
const OVERLAP = 0.2;

/** The numbers of turns that begin while the other party is still speaking. */
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
