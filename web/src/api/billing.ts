import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { CallScope } from "./callScope";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import type { PlanRequest } from "./types";

const one = (id: string) => ({ params: { path: { id } } });

/** The usage of all clients in a month such as `2026-11`; without `month`, in the current one. */
export const usageQuery = (month?: string) =>
  queryOptions({
    queryKey: keys.billing.usage(month ?? ""),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/usage", { params: { query: { month } }, signal })),
    refetchInterval: 60_000,
  });

export const usageCsv = (month: string) => `/api/usage.csv?month=${month}`;

export const planQuery = (clientId: string) =>
  queryOptions({
    queryKey: keys.billing.plan(clientId),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/clients/{id}/plan", { ...one(clientId), signal })),
  });

export const statementsQuery = (clientId: string) =>
  queryOptions({
    queryKey: keys.billing.statements({ kind: "client", clientId }),
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET("/api/clients/{id}/statements", { ...one(clientId), signal })))
        .statements,
  });

/** The client's own statements. `shown` tells whether the agency shows them. */
export const ownStatementsQuery = queryOptions({
  queryKey: keys.billing.statements({ kind: "own" }),
  queryFn: ({ signal }) => unwrap(api.GET("/api/statements", { signal })),
  staleTime: 60_000,
});

export const statementQuery = (scope: CallScope, month: string) =>
  queryOptions({
    queryKey: keys.billing.statement(scope, month),
    queryFn: ({ signal }) =>
      unwrap(
        scope.kind === "own"
          ? api.GET("/api/statements/{month}", { params: { path: { month } }, signal })
          : api.GET("/api/clients/{id}/statements/{month}", {
              params: { path: { id: scope.clientId, month } },
              signal,
            }),
      ),
  });

export const statementCsv = (scope: CallScope, month: string) =>
  scope.kind === "own"
    ? `/api/statements/${month}.csv`
    : `/api/clients/${encodeURIComponent(scope.clientId)}/statements/${month}.csv`;

/** The calls behind one line of a statement. */
export const statementCallsQuery = (scope: CallScope, month: string, callMonth: string) =>
  infiniteQueryOptions({
    queryKey: keys.billing.calls(scope, month, callMonth),
    queryFn: ({ pageParam, signal }) => {
      const query = { callMonth, cursor: pageParam };
      return unwrap(
        scope.kind === "own"
          ? api.GET("/api/statements/{month}/calls", {
              params: { path: { month }, query },
              signal,
            })
          : api.GET("/api/clients/{id}/statements/{month}/calls", {
              params: { path: { id: scope.clientId, month }, query },
              signal,
            }),
      );
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
  });

export const putPlan = (clientId: string, plan: PlanRequest) =>
  unwrap(api.PUT("/api/clients/{id}/plan", { ...one(clientId), body: plan }));

export const addTopUp = (clientId: string, topUp: { amountCents: number; note?: string }) =>
  unwrap(api.POST("/api/clients/{id}/top-ups", { ...one(clientId), body: topUp }));
