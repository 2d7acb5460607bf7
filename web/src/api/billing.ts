import { queryOptions } from "@tanstack/react-query";
import { type CallScope, scopeKey } from "./callScope";
import { get, post, send } from "./client";
import type {
  BillingPlan,
  MonthUsage,
  OwnStatements,
  PlanRequest,
  StatementCallPage,
  StatementView,
} from "./types";

const statementsPath = (scope: CallScope) =>
  scope.kind === "own"
    ? "/api/statements"
    : `/api/clients/${encodeURIComponent(scope.clientId)}/statements`;

const clientPath = (clientId: string) => `/api/clients/${encodeURIComponent(clientId)}`;

/** What all clients used in a month like `2026-11`; the present one without. */
export const usageQuery = (month?: string) =>
  queryOptions({
    queryKey: ["billing", "usage", month ?? ""],
    queryFn: ({ signal }) => get<MonthUsage>("/api/usage", { month }, signal),
    refetchInterval: 60_000,
  });

export const usageCsv = (month: string) => `/api/usage.csv?month=${month}`;

export const planQuery = (clientId: string) =>
  queryOptions({
    queryKey: ["billing", "plan", clientId],
    queryFn: ({ signal }) => get<BillingPlan>(`${clientPath(clientId)}/plan`, {}, signal),
  });

export const statementsQuery = (clientId: string) =>
  queryOptions({
    queryKey: ["billing", "statements", clientId],
    queryFn: async ({ signal }) =>
      (
        await get<{ statements: StatementView[] }>(
          statementsPath({ kind: "client", clientId }),
          {},
          signal,
        )
      ).statements,
  });

/** One's own; `shown` is whether the agency shows them at all. */
export const ownStatementsQuery = queryOptions({
  queryKey: ["billing", "statements", "own"],
  queryFn: ({ signal }) => get<OwnStatements>("/api/statements", {}, signal),
  staleTime: 60_000,
});

export const statementQuery = (scope: CallScope, month: string) =>
  queryOptions({
    queryKey: ["billing", "statement", scopeKey(scope), month],
    queryFn: ({ signal }) => get<StatementView>(`${statementsPath(scope)}/${month}`, {}, signal),
  });

export const statementCsv = (scope: CallScope, month: string) =>
  `${statementsPath(scope)}/${month}.csv`;

export const statementCalls = (
  scope: CallScope,
  month: string,
  callMonth: string,
  cursor: string | undefined,
  signal: AbortSignal,
) =>
  get<StatementCallPage>(`${statementsPath(scope)}/${month}/calls`, { callMonth, cursor }, signal);

export async function putPlan(clientId: string, plan: PlanRequest): Promise<BillingPlan> {
  return (await send<BillingPlan>(`${clientPath(clientId)}/plan`, { method: "PUT", body: plan }))
    .data;
}

export function addTopUp(
  clientId: string,
  topUp: { amountCents: number; note?: string },
): Promise<BillingPlan> {
  return post(`${clientPath(clientId)}/top-ups`, topUp);
}
