import { send } from "./client";
import type { ClientRow } from "./types";

export async function updateClient(
  id: string,
  change: { name?: string; email?: string; phoneNumber?: string | null },
): Promise<ClientRow> {
  const path = `/api/clients/${encodeURIComponent(id)}`;
  return (await send<ClientRow>(path, { method: "PATCH", body: change })).data;
}
