import { post } from "./client";
import type { Session } from "./types";

export function acceptInvitation(body: { token: string; password: string }): Promise<Session> {
  return post("/api/auth/invitations/accept", body);
}
