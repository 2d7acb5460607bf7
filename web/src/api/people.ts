import { post, send } from "./client";
import type { InvitedUser, Person } from "./types";

export function inviteUser(user: { email: string; role: Person["role"] }): Promise<InvitedUser> {
  return post("/api/users", user);
}

export async function changeUser(id: string, role: Person["role"]): Promise<Person> {
  return (await send<Person>(`/api/users/${id}`, { method: "PATCH", body: { role } })).data;
}

export async function removeUser(id: string): Promise<void> {
  await send(`/api/users/${id}`, { method: "DELETE" });
}
