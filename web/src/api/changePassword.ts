import { post } from "./client";

/** Ends every other session of the user. */
export function changePassword(body: {
  currentPassword: string;
  newPassword: string;
}): Promise<null> {
  return post("/api/auth/password/change", body);
}
