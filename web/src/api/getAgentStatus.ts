import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { AgentStatus } from "./types";

export const agentStatusQuery = queryOptions({
  queryKey: ["agent-status"],
  queryFn: ({ signal }) => get<AgentStatus>("/api/retell/agent-status", undefined, signal),
});
