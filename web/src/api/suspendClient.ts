import { post } from "./client";
import type { ClientRow } from "./types";

export function suspendClient(id: string): Promise<ClientRow> {
  return post(`/api/clients/${encodeURIComponent(id)}/suspend`);
}
