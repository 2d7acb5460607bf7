import { infiniteQueryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { CallPage } from "./types";

export const unclaimedCallsQuery = (agentId: string) =>
  infiniteQueryOptions({
    queryKey: ["unclaimed", "calls", agentId],
    queryFn: ({ pageParam, signal }) =>
      get<CallPage>("/api/unclaimed/calls", { agentId, cursor: pageParam }, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor || undefined,
  });
