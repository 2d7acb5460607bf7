import { queryOptions } from "@tanstack/react-query";
import { answerOf, api, unwrap } from "./client";
import { keys } from "./keys";

export const agentStatusQuery = queryOptions({
  queryKey: keys.agentStatus,
  queryFn: ({ signal }) => unwrap(api.GET("/api/retell/agent-status", { signal })),
});

/** Status 202 and `Pending` mean that the agency must approve it first. */
export const connectAgent = (agentId: string) =>
  answerOf(api.POST("/api/retell/connect-agent", { body: { agentId } }));

/** The ID is in the query because some proxies drop the body of a DELETE. */
export const disconnectAgent = (agentId: string) =>
  answerOf(api.DELETE("/api/retell/disconnect-agent", { params: { query: { agentId } } }));

/** For operators: the agents under every Retell key, each with its client. */
export const retellAgentsQuery = queryOptions({
  queryKey: keys.retellAgents,
  queryFn: ({ signal }) => unwrap(api.GET("/api/retell/agents", { signal })),
  staleTime: 60_000,
});

/** The unconnected agents under the Retell key of the signed-in client. */
export const availableAgentsQuery = queryOptions({
  queryKey: keys.availableAgents,
  queryFn: ({ signal }) => unwrap(api.GET("/api/retell/available-agents", { signal })),
  staleTime: 60_000,
});
