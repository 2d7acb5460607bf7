import { queryOptions } from "@tanstack/react-query";
import { get, post } from "./client";

/** Kept calls of one agent that an operator gave to a client. */
export interface Handover {
  id: string;
  agentId: string;
  clientId: string;
  clientName?: string | null;
  calls: number;
  at: string;
  by?: string | null;
  undoneAt?: string | null;
}

export const handoversQuery = queryOptions({
  queryKey: ["unclaimed", "handovers"],
  queryFn: async ({ signal }) =>
    (await get<{ handovers: Handover[] }>("/api/handovers", undefined, signal)).handovers,
});

/** The calls go back to the unclaimed ones; the agent is disconnected if the hand-over connected it. */
export function undoHandover(id: string): Promise<unknown> {
  return post(`/api/handovers/${encodeURIComponent(id)}/undo`);
}
