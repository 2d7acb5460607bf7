import { post } from "./client";

/** A fresh link; the old one stops working. */
export function renewInvitation(id: string): Promise<{ invitationUrl: string }> {
  return post(`/api/clients/${encodeURIComponent(id)}/invitation`);
}
