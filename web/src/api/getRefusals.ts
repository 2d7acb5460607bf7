import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";

/** Requests that were turned away within one hour, by source and reason. */
export interface RefusedHour {
  hour: string;
  kind: "n8n" | "retell";
  /** Missing where nobody can tell which source was meant. */
  sourceId?: string | null;
  sourceName?: string | null;
  reason: string;
  status: number;
  requests: number;
  lastAt: string;
}

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
