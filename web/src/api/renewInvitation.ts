import { post } from "./client";
import type { InvitationLink } from "./types";

/** For a client who has not chosen a password yet. A fresh link; the old one stops working. */
export function renewInvitation(id: string): Promise<InvitationLink> {
  return post(`/api/clients/${encodeURIComponent(id)}/invitation`);
}
