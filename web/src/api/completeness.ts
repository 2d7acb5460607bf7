import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import type { Reconciliation } from "./types";

/** The call counts of one client at Retell and here, per day of the last seven days. */
export const completenessQuery = (clientId: string) =>
  queryOptions({
    queryKey: keys.completeness.client(clientId),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/completeness", { params: { query: { clientId } }, signal })),
    refetchInterval: 60_000,
  });

export interface CompletenessFilters {
  /** A part of the client's name. */
  q?: string;
  /** Only clients with missing calls. */
  missing?: "true";
}

/** The comparisons of all clients by name, page by page. */
export const completenessPagesQuery = (filters: CompletenessFilters) =>
  infiniteQueryOptions({
    queryKey: keys.completeness.pages(filters),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/completeness", {
          params: { query: { ...filters, limit: "50", cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
    refetchInterval: 60_000,
  });

export const ownCompletenessQuery = queryOptions({
  queryKey: keys.completeness.own,
  queryFn: ({ signal }) => unwrap(api.GET("/api/calls/completeness", { signal })),
  refetchInterval: 60_000,
});

export const isRunning = (run: Reconciliation) =>
  run.state === "waiting" || run.state === "running";

/** The newest comparisons. They are fetched often while one of them runs. */
export const reconciliationsQuery = (clientId?: string) =>
  queryOptions({
    queryKey: keys.completeness.runs(clientId ?? ""),
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET("/api/reconciliations", { params: { query: { clientId } }, signal })))
        .reconciliations,
    refetchInterval: (query) => (query.state.data?.some(isRunning) ? 2_000 : 30_000),
  });

export const reconcile = (wanted: { clientId?: string; from: string; to?: string }) =>
  unwrap(api.POST("/api/reconciliations", { body: wanted }));

export const changeReconciliation = (id: string, change: "cancel" | "resume") =>
  unwrap(
    change === "cancel"
      ? api.POST("/api/reconciliations/{id}/cancel", { params: { path: { id } } })
      : api.POST("/api/reconciliations/{id}/resume", { params: { path: { id } } }),
  );
