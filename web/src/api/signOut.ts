import { post } from "./client";

export function signOut(): Promise<null> {
  return post("/api/auth/logout");
}
