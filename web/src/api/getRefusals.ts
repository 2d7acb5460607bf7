import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { RefusedHour } from "./types";

const DAY = 86_400_000;

/** Of the last seven days, newest first. */
export const refusalsQuery = queryOptions({
  queryKey: ["refusals"],
  queryFn: async ({ signal }) => {
    const to = Date.now();
    const query = { from: new Date(to - 7 * DAY).toISOString(), to: new Date(to).toISOString() };
    return (await get<{ hours: RefusedHour[] }>("/api/refusals", query, signal)).hours;
  },
});
