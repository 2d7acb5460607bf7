import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { AgentClaim } from "./types";

export const claimsQuery = queryOptions({
  queryKey: ["claims"],
  queryFn: async ({ signal }) =>
    (await get<{ claims: AgentClaim[] }>("/api/claims", undefined, signal)).claims,
});
