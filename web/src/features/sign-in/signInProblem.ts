import { plural, t } from "@lingui/core/macro";
import { ApiError, messageOf } from "@/api/client";

export function signInProblem(error: unknown): string {
  if (!(error instanceof ApiError)) return messageOf(error);
  if (error.code === "bad-credentials") return t`That email and password do not match an account.`;
  if (error.status === 429) {
    const wait = error.retryAfterSeconds;
    if (!wait) return t`Too many attempts. Please wait a little and try again.`;
    const minutes = Math.ceil(wait / 60);
    return wait < 90
      ? t`Too many attempts. Please try again in ${plural(wait, { one: "# second", other: "# seconds" })}.`
      : t`Too many attempts. Please try again in ${plural(minutes, { one: "# minute", other: "# minutes" })}.`;
  }
  return error.message;
}
