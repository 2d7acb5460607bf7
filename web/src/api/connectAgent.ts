import { type Answer, send } from "./client";
import type { AgentConnection } from "./types";

/** Status 202 and `Pending` mean that the agency must approve it first. */
export function connectAgent(agentId: string): Promise<Answer<AgentConnection>> {
  return send("/api/retell/connect-agent", { method: "POST", body: { agentId } });
}
