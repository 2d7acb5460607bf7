import { type Answer, send } from "./client";

/** Always answers the same, so that nobody can test which addresses exist. */
export function forgotPassword(email: string): Promise<Answer<null>> {
  return send("/api/auth/password/forgot", { method: "POST", body: { email } });
}
