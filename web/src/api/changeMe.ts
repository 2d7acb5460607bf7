import { send } from "./client";
import type { User } from "./types";

export async function changeMe(change: { language: User["language"] }): Promise<User> {
  return (await send<User>("/api/auth/me", { method: "PATCH", body: change })).data;
}
