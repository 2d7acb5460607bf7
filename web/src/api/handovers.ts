import { queryOptions } from "@tanstack/react-query";
import { get, post } from "./client";
import type { Handover } from "./types";

export const handoversQuery = queryOptions({
  queryKey: ["unclaimed", "handovers"],
  queryFn: async ({ signal }) =>
    (await get<{ handovers: Handover[] }>("/api/handovers", undefined, signal)).handovers,
});

/** The calls go back to the unclaimed ones; the agent is disconnected if the hand-over connected it. */
export function undoHandover(id: string): Promise<unknown> {
  return post(`/api/handovers/${encodeURIComponent(id)}/undo`);
}
