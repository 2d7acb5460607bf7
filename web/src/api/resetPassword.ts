import { post } from "./client";
import type { Session } from "./types";

export function resetPassword(body: { token: string; password: string }): Promise<Session> {
  return post("/api/auth/password/reset", body);
}
