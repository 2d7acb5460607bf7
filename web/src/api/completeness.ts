import { queryOptions } from "@tanstack/react-query";
import { get, post } from "./client";
import type { CompletenessList, OwnCompleteness, Reconciliation } from "./types";

const ROOT = ["completeness"] as const;

/** Retell's calls beside ours, per client and day; the last seven days. */
export const completenessQuery = (clientId?: string) =>
  queryOptions({
    queryKey: [...ROOT, "clients", clientId ?? ""],
    queryFn: ({ signal }) => get<CompletenessList>("/api/completeness", { clientId }, signal),
    refetchInterval: 60_000,
  });

export const ownCompletenessQuery = queryOptions({
  queryKey: [...ROOT, "own"],
  queryFn: ({ signal }) => get<OwnCompleteness>("/api/calls/completeness", {}, signal),
  refetchInterval: 60_000,
});

export const isRunning = (run: Reconciliation) =>
  run.state === "waiting" || run.state === "running";

/** The newest comparisons, asked for often while one is at work. */
export const reconciliationsQuery = (clientId?: string) =>
  queryOptions({
    queryKey: [...ROOT, "runs", clientId ?? ""],
    queryFn: async ({ signal }) =>
      (
        await get<{ reconciliations: Reconciliation[] }>(
          "/api/reconciliations",
          { clientId },
          signal,
        )
      ).reconciliations,
    refetchInterval: (query) => (query.state.data?.some(isRunning) ? 2_000 : 30_000),
  });

export const completenessKey = ROOT;

export function reconcile(wanted: {
  clientId?: string;
  from: string;
  to?: string;
}): Promise<Reconciliation> {
  return post("/api/reconciliations", wanted);
}

export function changeReconciliation(
  id: string,
  change: "cancel" | "resume",
): Promise<Reconciliation> {
  return post(`/api/reconciliations/${encodeURIComponent(id)}/${change}`);
}
