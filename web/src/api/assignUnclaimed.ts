import { post } from "./client";

/** Connects the agent and hands the calls that were kept for it to the client. */
export function assignUnclaimed(
  agentId: string,
  clientId: string,
): Promise<{ callsMoved: number }> {
  return post(`/api/unclaimed/${encodeURIComponent(agentId)}/assign`, { clientId });
}
