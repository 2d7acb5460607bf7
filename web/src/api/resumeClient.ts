import { post } from "./client";
import type { ClientRow } from "./types";

export function resumeClient(id: string): Promise<ClientRow> {
  return post(`/api/clients/${encodeURIComponent(id)}/resume`);
}
