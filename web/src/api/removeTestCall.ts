import { send } from "./client";

/** Only calls whose ID starts with `test_` can be removed; any other is refused. */
export async function removeTestCall(clientId: string, callId: string): Promise<void> {
  const path = `/api/clients/${encodeURIComponent(clientId)}/calls/${encodeURIComponent(callId)}`;
  await send(path, { method: "DELETE" });
}
