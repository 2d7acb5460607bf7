import { send } from "./client";

export async function endSession(id: string): Promise<void> {
  await send(`/api/auth/sessions/${encodeURIComponent(id)}`, { method: "DELETE" });
}
