import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import { renewedEvery } from "./renewal";
import type { CallTotals } from "./types";

/** "Today" begins where the business is. */
export const totalsQuery = queryOptions({
  queryKey: ["totals"],
  queryFn: ({ signal }) => get<CallTotals>("/api/analytics/totals", {}, signal),
  refetchInterval: renewedEvery(5 * 60_000),
});
