import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import { renewedEvery } from "./renewal";
import type { CallTotals } from "./types";

/** The time zone decides where "today" begins. */
export const totalsQuery = (timezone: string) =>
  queryOptions({
    queryKey: ["totals", timezone],
    queryFn: ({ signal }) => get<CallTotals>("/api/analytics/totals", { timezone }, signal),
    refetchInterval: renewedEvery(5 * 60_000),
  });
