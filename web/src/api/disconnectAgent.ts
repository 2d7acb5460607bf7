import { type Answer, send } from "./client";
import type { AgentDisconnection } from "./types";

/** In the query rather than the body: some proxies drop the body of a DELETE. */
export function disconnectAgent(agentId: string): Promise<Answer<AgentDisconnection>> {
  return send("/api/retell/disconnect-agent", { method: "DELETE", query: { agentId } });
}
