/**
 * The scope of the calls to read: those of the signed-in client, or of one that an operator chose.
 */
export type CallScope = { kind: "own" } | { kind: "client"; clientId: string };

export const OWN_CALLS: CallScope = { kind: "own" };

export function callsPath(scope: CallScope): string {
  return scope.kind === "own"
    ? "/api/calls"
    : `/api/clients/${encodeURIComponent(scope.clientId)}/calls`;
}

/** Returns the first part of every cache key of calls, so that clients never share cached rows. */
export function scopeKey(scope: CallScope): string {
  return scope.kind === "own" ? "own" : scope.clientId;
}
