import { post } from "./client";

export function endOtherSessions(): Promise<null> {
  return post("/api/auth/sessions/revoke-others");
}
