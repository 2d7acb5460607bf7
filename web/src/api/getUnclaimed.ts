import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { UnclaimedAgent } from "./types";

export const unclaimedQuery = queryOptions({
  queryKey: ["unclaimed", "agents"],
  queryFn: async ({ signal }) =>
    (await get<{ agents: UnclaimedAgent[] }>("/api/unclaimed", undefined, signal)).agents,
});
