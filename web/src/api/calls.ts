import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type CallScope, callsPath } from "./callScope";
import { api, queryString, unwrap } from "./client";
import { keys } from "./keys";
import type { paths } from "./schema";

/**
 * Filters as the API takes them; `from` is inclusive, `to` exclusive, both instants. Names like
 * `field.NAME` are many, so any name may stand here.
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
 * The ids of the newest `most` calls of a list.
 *
 * `more`: whether the list goes on.
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
 * `filterKey` names the filters in the cache; `query` makes the instants when a page is fetched,
 * since "last 7 days" moves with the clock.
 */
export const callsQuery = (scope: CallScope, filterKey: object, query: () => CallQuery) =>
  infiniteQueryOptions({
    queryKey: keys.calls.list(scope, filterKey),
    queryFn: ({ pageParam, signal }) => getCalls(scope, query(), pageParam || undefined, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
    staleTime: 20_000,
  });

/** The newest calls with the number of a call’s other party, which the address does not name. */
export const callsOfCallerQuery = (scope: CallScope, callId: string, limit: number) =>
  queryOptions({
    queryKey: keys.calls.ofCaller(scope, callId, limit),
    queryFn: ({ signal }) => list(scope, { sameCaller: callId, limit: String(limit) }, signal),
    staleTime: 20_000,
  });

/** The name of an agent as its newest call says; null when that has none. */
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

/** The custom analysis fields of the newest calls, those of most calls first. */
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

/** How many of one’s own calls each choice of a filter would show, under the other filters. */
export const facetsQuery = (filterKey: object, query: () => CallQuery) =>
  queryOptions({
    queryKey: keys.calls.facets({ kind: "own" }, filterKey),
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET("/api/calls/facets", { params: { query: query() as Listed }, signal })))
        .facets,
    staleTime: 30_000,
  });

/** By it Excel knows UTF-8. Decoding takes it away. */
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
 * Exactly these of one’s own calls, as a file is to have them.
 *
 * @param query which columns
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
  // The document says nothing of what is in a file.
  const text = String(answer.data ?? "");
  return format === "jsonl" ? text : BYTE_ORDER_MARK + text;
}

/** Only calls whose ID starts with `test_` can be removed; any other is refused. */
export const removeTestCall = (clientId: string, callId: string) =>
  unwrap(
    api.DELETE("/api/clients/{id}/calls/{callId}", {
      params: { path: { id: clientId, callId } },
    }),
  );
