/** Pages that do not depend on the user. */
const OPEN = /^\/(sign-up|forgot-password|reset-password|invitation)(\/|$)/;

let asked: Promise<Response> | undefined;

/** Requests the session while the script of the application is still loading. */
export function askForSession(page: string): void {
  if (OPEN.test(page)) return;
  asked = fetch("/api/auth/me", { headers: { Accept: "application/json" } });
  // The caller of `takeSession` handles a failure. Without a caller the failure is ignored.
  asked.catch(() => {});
}

/** Returns the early response once. Later requests go to the server as usual. */
export function takeSession(): Promise<Response> | undefined {
  const answer = asked;
  asked = undefined;
  return answer;
}
