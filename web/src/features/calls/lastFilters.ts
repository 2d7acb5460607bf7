import { type CallScope, scopeKey } from "@/api/callScope";
import type { CallFilters } from "@/lib/callFilters";

const remembered = new Map<string, CallFilters>();

/** The list one came from, so that the way back from a call leads to the same place in it. */
export function rememberFilters(scope: CallScope, filters: CallFilters): void {
  remembered.set(scopeKey(scope), filters);
}

export function lastFilters(scope: CallScope): CallFilters {
  return remembered.get(scopeKey(scope)) ?? {};
}
