export function emailProblem(email: string): string | undefined {
  if (!email.trim()) return "Enter an email address.";
  return /^\S+@\S+$/.test(email.trim()) ? undefined : "That does not look like an email address.";
}
