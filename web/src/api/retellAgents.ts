import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { AvailableAgents, RetellAgentList } from "./types";

/** The agents under every Retell key, with the client of each: for operators. */
export const retellAgentsQuery = queryOptions({
  queryKey: ["retell-agents"],
  queryFn: ({ signal }) => get<RetellAgentList>("/api/retell/agents", {}, signal),
  staleTime: 60_000,
});

/** The agents under a Retell key of the signed-in client's own that nobody has connected. */
export const availableAgentsQuery = queryOptions({
  queryKey: ["available-agents"],
  queryFn: ({ signal }) => get<AvailableAgents>("/api/retell/available-agents", {}, signal),
  staleTime: 60_000,
});
