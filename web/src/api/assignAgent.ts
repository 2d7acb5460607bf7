import { post } from "./client";
import type { ClientRow } from "./types";

export function assignAgent(clientId: string, agentId: string): Promise<ClientRow> {
  return post(`/api/clients/${encodeURIComponent(clientId)}/agents`, { agentId });
}
