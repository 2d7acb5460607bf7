import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { UnclaimedAgent, UnclaimedCount } from "./types";

export const unclaimedQuery = queryOptions({
  queryKey: ["unclaimed", "agents"],
  queryFn: async ({ signal }) =>
    (await get<{ agents: UnclaimedAgent[] }>("/api/unclaimed", undefined, signal)).agents,
});

/** How many agents wait, and calls of them; kept by the server, so that asking costs nothing. */
export const unclaimedCountQuery = queryOptions({
  queryKey: ["unclaimed", "count"],
  queryFn: ({ signal }) => get<UnclaimedCount>("/api/unclaimed/count", undefined, signal),
});
