import { send } from "./client";
import type { ClientRow } from "./types";

export async function removeAgent(clientId: string, agentId: string): Promise<ClientRow> {
  const path = `/api/clients/${encodeURIComponent(clientId)}/agents/${encodeURIComponent(agentId)}`;
  return (await send<ClientRow>(path, { method: "DELETE" })).data;
}
