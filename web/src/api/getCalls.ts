import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type CallScope, callsPath, scopeKey } from "./callScope";
import { get, withQuery } from "./client";
import type { CallPage } from "./types";

/** Filters as the API takes them; `from` is inclusive, `to` exclusive, both instants. */
export type CallQuery = Record<string, string | undefined>;

export const CALLS_PER_PAGE = 50;

export function getCalls(
  scope: CallScope,
  query: CallQuery,
  cursor?: string,
  signal?: AbortSignal,
): Promise<CallPage> {
  return get(callsPath(scope), { limit: CALLS_PER_PAGE, cursor, ...query }, signal);
}

/**
 * `filterKey` names the filters in the cache; `query` makes the instants when a page is fetched,
 * since "last 7 days" moves with the clock.
 */
export const callsQuery = (scope: CallScope, filterKey: object, query: () => CallQuery) =>
  infiniteQueryOptions({
    queryKey: ["calls", scopeKey(scope), "list", filterKey],
    queryFn: ({ pageParam, signal }) => getCalls(scope, query(), pageParam || undefined, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
    staleTime: 20_000,
  });

/** The newest calls with the number of a call’s other party, which the address does not name. */
export const callsOfCallerQuery = (scope: CallScope, callId: string, limit: number) =>
  queryOptions({
    queryKey: ["calls", scopeKey(scope), "sameCaller", callId, limit],
    queryFn: ({ signal }) => get<CallPage>(callsPath(scope), { sameCaller: callId, limit }, signal),
    staleTime: 20_000,
  });

export type ExportFormat = "csv" | "semicolon" | "jsonl";

export function exportUrl(scope: CallScope, query: CallQuery, format: ExportFormat): string {
  const path = `${callsPath(scope)}/export.${format === "jsonl" ? "jsonl" : "csv"}`;
  return withQuery(path, { ...query, separator: format === "semicolon" ? format : undefined });
}
