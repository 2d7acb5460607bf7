import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type CallScope, callsPath } from "./callScope";
import { api, queryString, unwrap } from "./client";
import { keys } from "./keys";
import type { paths } from "./schema";

/**
 * Filters in the format of the API. `from` is inclusive, `to` exclusive, and both are instants. The
 * keys are open because of parameters such as `field.NAME`.
 */
export type CallQuery = Record<string, string | string[] | undefined>;

type Listed = NonNullable<paths["/api/calls"]["get"]["parameters"]["query"]>;

export const CALLS_PER_PAGE = 50;

function list(scope: CallScope, query: CallQuery & { limit: string }, signal?: AbortSignal) {
  const listed = query as Listed;
  return unwrap(
    scope.kind === "own"
      ? api.GET("/api/calls", { params: { query: listed }, signal })
      : api.GET("/api/clients/{id}/calls", {
          params: { path: { id: scope.clientId }, query: listed },
          signal,
        }),
  );
}

export const getCalls = (
  scope: CallScope,
  query: CallQuery,
  cursor?: string,
  signal?: AbortSignal,
) => list(scope, { limit: String(CALLS_PER_PAGE), cursor, ...query }, signal);

const MOST_PER_PAGE = 200;

/**
 * Returns the ids of the newest `most` calls of a list.
 *
 * `more` tells whether the list has further calls.
 */
export async function idsOfCalls(
  scope: CallScope,
  query: CallQuery,
  most: number,
  signal?: AbortSignal,
): Promise<{ ids: string[]; more: boolean }> {
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const asked = { ...query, limit: String(MOST_PER_PAGE), cursor };
    const page = await list(scope, asked, signal);
    for (const { callId } of page.calls) ids.add(callId);
    cursor = page.nextCursor || undefined;
  } while (cursor && ids.size < most);
  return { ids: [...ids].slice(0, most), more: cursor !== undefined || ids.size > most };
}

/**
 * `filterKey` is the cache key of the filters. `query` computes the instants when a page is
 * fetched, because "last 7 days" depends on the current time.
 */
export const callsQuery = (scope: CallScope, filterKey: object, query: () => CallQuery) =>
  infiniteQueryOptions({
    queryKey: keys.calls.list(scope, filterKey),
    queryFn: ({ pageParam, signal }) => getCalls(scope, query(), pageParam || undefined, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
    staleTime: 20_000,
  });

/** The newest calls with the other party of a call. The URL has the call ID, not the number. */
export const callsOfCallerQuery = (scope: CallScope, callId: string, limit: number) =>
  queryOptions({
    queryKey: keys.calls.ofCaller(scope, callId, limit),
    queryFn: ({ signal }) => list(scope, { sameCaller: callId, limit: String(limit) }, signal),
    staleTime: 20_000,
  });

/** The name of an agent in its newest call, or null when that call has no name. */
export const agentNameQuery = (scope: CallScope, agentId: string) =>
  queryOptions({
    queryKey: keys.calls.agentName(scope, agentId),
    queryFn: async ({ signal }) =>
      (await list(scope, { agentId, limit: "1" }, signal)).calls[0]?.agentName || null,
    staleTime: 600_000,
  });

export const callQuery = (scope: CallScope, callId: string) =>
  queryOptions({
    queryKey: keys.calls.one(scope, callId),
    queryFn: ({ signal }) =>
      unwrap(
        scope.kind === "own"
          ? api.GET("/api/calls/{callId}", { params: { path: { callId } }, signal })
          : api.GET("/api/clients/{id}/calls/{callId}", {
              params: { path: { id: scope.clientId, callId } },
              signal,
            }),
      ),
  });

/** The custom analysis fields of the newest calls, the most frequent ones first. */
export const fieldsQuery = (scope: CallScope) =>
  queryOptions({
    queryKey: keys.calls.fields(scope),
    queryFn: async ({ signal }) => {
      const seen = await unwrap(
        scope.kind === "own"
          ? api.GET("/api/calls/fields", { signal })
          : api.GET("/api/clients/{id}/calls/fields", {
              params: { path: { id: scope.clientId } },
              signal,
            }),
      );
      return seen.fields;
    },
    staleTime: 60_000,
  });

/** The number of own calls that each choice of a filter would show under the other filters. */
export const facetsQuery = (filterKey: object, query: () => CallQuery) =>
  queryOptions({
    queryKey: keys.calls.facets({ kind: "own" }, filterKey),
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET("/api/calls/facets", { params: { query: query() as Listed }, signal })))
        .facets,
    staleTime: 30_000,
  });

/** Excel recognises UTF-8 by this mark, which decoding removes. */
const BYTE_ORDER_MARK = "\uFEFF";

export type ExportFormat = "csv" | "semicolon" | "jsonl";

export function exportUrl(scope: CallScope, query: CallQuery, format: ExportFormat): string {
  const path = `${callsPath(scope)}/export.${format === "jsonl" ? "jsonl" : "csv"}`;
  const asked = queryString({
    ...query,
    separator: format === "semicolon" ? format : undefined,
  });
  return asked ? `${path}?${asked}` : path;
}

/**
 * Exports exactly these own calls as the text of a file.
 *
 * @param query the columns
 */
export async function exportedText(
  callIds: string[],
  query: CallQuery,
  format: ExportFormat,
): Promise<string> {
  const asked = {
    params: {
      query: { ...query, separator: format === "semicolon" ? format : undefined } as Listed,
    },
    body: { callIds },
    parseAs: "text",
  } as const;
  const answer =
    format === "jsonl"
      ? await api.POST("/api/calls/export.jsonl", asked)
      : await api.POST("/api/calls/export.csv", asked);
  // The OpenAPI document does not describe the contents of the file.
  const text = String(answer.data ?? "");
  return format === "jsonl" ? text : BYTE_ORDER_MARK + text;
}

/** Removes a call whose ID starts with `test_`. The server refuses any other call. */
export const removeTestCall = (clientId: string, callId: string) =>
  unwrap(
    api.DELETE("/api/clients/{id}/calls/{callId}", {
      params: { path: { id: clientId, callId } },
    }),
  );
