import type { Span } from "./spans";

/** The seconds of speech. */
export interface Talk {
  agent: number;
  caller: number;
  /** The agent's share of both, 0 to 1. */
  agentShare: number;
}

/** Returns undefined when no turn has a time. */
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
