import { post } from "./client";
import type { Session } from "./types";

export function signUp(account: {
  name: string;
  email: string;
  password: string;
}): Promise<Session> {
  return post("/api/auth/signup", account);
}
