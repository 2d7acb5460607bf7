/** Whose calls are read: one's own, or, for an operator, those of one client. */
export type CallScope = { kind: "own" } | { kind: "client"; clientId: string };

export const OWN_CALLS: CallScope = { kind: "own" };

export function callsPath(scope: CallScope): string {
  return scope.kind === "own"
    ? "/api/calls"
    : `/api/clients/${encodeURIComponent(scope.clientId)}/calls`;
}

/** First part of every cache key of calls, so that one person's rows never meet another's. */
export function scopeKey(scope: CallScope): string {
  return scope.kind === "own" ? "own" : scope.clientId;
}
