import { queryOptions } from "@tanstack/react-query";
import type { Comparison } from "@/lib/period";
import { type CallScope, scopeKey } from "./callScope";
import { get } from "./client";
import { renewedEvery } from "./renewal";
import type { Overview } from "./types";

export interface OverviewQuestion {
  from: string;
  to: string;
  timezone: string;
  compare: Comparison;
  agentId?: string;
}

/** `bucket=auto`: the server chooses hours, days, weeks or months by the length of the period. */
export const overviewQuery = (scope: CallScope, question: OverviewQuestion) =>
  queryOptions({
    queryKey: ["overview", scopeKey(scope), question],
    queryFn: ({ signal }) =>
      get<Overview>("/api/analytics/overview", { ...question, bucket: "auto" }, signal),
    refetchInterval: renewedEvery(60_000),
  });
