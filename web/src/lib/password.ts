import { t } from "@lingui/core/macro";
export const SHORTEST_PASSWORD = 10;

/** Returns the first problem of this password, if any. */
export function passwordProblem(password: string): string | undefined {
  if (!password) return t`Choose a password.`;
  if (password.length < SHORTEST_PASSWORD) {
    return t`Use at least ${SHORTEST_PASSWORD} characters.`;
  }
  return password.length > 200 ? t`Use at most 200 characters.` : undefined;
}
