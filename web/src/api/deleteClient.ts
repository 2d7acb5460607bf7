import { send } from "./client";

/** Refused with `client-has-calls` once a client has any. */
export async function deleteClient(id: string): Promise<void> {
  await send(`/api/clients/${encodeURIComponent(id)}`, { method: "DELETE" });
}
