import { post } from "./client";
import type { ResetLink } from "./types";

/** For a client who forgot the password. */
export function makeResetLink(id: string): Promise<ResetLink> {
  return post(`/api/clients/${encodeURIComponent(id)}/reset-link`);
}
