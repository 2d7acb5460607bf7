import { ApiError, messageOf } from "@/api/client";

export function signInProblem(error: unknown): string {
  if (!(error instanceof ApiError)) return messageOf(error);
  if (error.code === "bad-credentials") return "That email and password do not match an account.";
  if (error.status === 429) {
    const wait = error.retryAfterSeconds;
    if (!wait) return "Too many attempts. Please wait a little and try again.";
    const time = wait < 90 ? `${wait} seconds` : `${Math.ceil(wait / 60)} minutes`;
    return `Too many attempts. Please try again in ${time}.`;
  }
  return error.message;
}
