/** Pages that are the same for everybody. */
const OPEN = /^\/(sign-up|forgot-password|reset-password|invitation)(\/|$)/;

let asked: Promise<Response> | undefined;

/** Asks who is signed in while the script of the application is still on its way. */
export function askForSession(page: string): void {
  if (OPEN.test(page)) return;
  asked = fetch("/api/auth/me", { headers: { Accept: "application/json" } });
  // Whoever takes the answer deals with a failure; perhaps nobody does.
  asked.catch(() => {});
}

/** The answer that was asked for early, once; later ones are asked for as usual. */
export function takeSession(): Promise<Response> | undefined {
  const answer = asked;
  asked = undefined;
  return answer;
}
