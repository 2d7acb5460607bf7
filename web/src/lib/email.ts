import { t } from "@lingui/core/macro";
export function emailProblem(email: string): string | undefined {
  if (!email.trim()) return t`Enter an email address.`;
  return /^\S+@\S+$/.test(email.trim()) ? undefined : t`That does not look like an email address.`;
}
