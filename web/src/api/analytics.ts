import { queryOptions } from "@tanstack/react-query";
import type { Comparison } from "@/lib/period";
import type { CallScope } from "./callScope";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import { renewedEvery } from "./renewal";

export interface OverviewQuestion {
  from: string;
  to: string;
  timezone: string;
  compare: Comparison | "month";
  agentId?: string;
}

/**
 * With `bucket=auto` the server chooses hours, days, weeks or months by the length of the period.
 * With `soFar` an unfinished period is compared with an equally long part of the previous one.
 */
export const overviewQuery = (scope: CallScope, question: OverviewQuestion) =>
  queryOptions({
    queryKey: keys.overview.of(scope, question),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET("/api/analytics/overview", {
          params: { query: { ...question, bucket: "auto", soFar: "true" } },
          signal,
        }),
      ),
    refetchInterval: renewedEvery(60_000),
  });

/** The totals of today in the time zone of the business. */
export const totalsQuery = queryOptions({
  queryKey: keys.totals,
  queryFn: ({ signal }) => unwrap(api.GET("/api/analytics/totals", { signal })),
  refetchInterval: renewedEvery(5 * 60_000),
});
