import type { Span } from "./spans";

/** Seconds of speech. */
export interface Talk {
  agent: number;
  caller: number;
  /** Of both together, 0 to 1. */
  agentShare: number;
}

/** Undefined when neither of the two has said anything with a time. */
export function talk(spans: Span[]): Talk | undefined {
  const agent = spoken(spans, "agent");
  const caller = spoken(spans, "user");
  const both = agent + caller;
  return both > 0 ? { agent, caller, agentShare: agent / both } : undefined;
}

function spoken(spans: Span[], speaker: Span["speaker"]): number {
  return spans
    .filter((span) => span.speaker === speaker)
    .reduce((sum, span) => sum + span.end - span.start, 0);
}
