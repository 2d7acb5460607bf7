import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CallScope } from "@/api/callScope";
import { agentNameQuery } from "@/api/calls";
import type { CallRow, ConnectedAgent } from "@/api/types";
import { agentOptions, namedAgents, type Option } from "./filterOptions";

/** The maximum number of agents whose names are requested. Each takes a request. */
const MOST_ASKED = 20;

/**
 * Returns the agents to filter by. A disconnected agent may still have calls, perhaps far down the
 * list.
 *
 * @param others ids of agents that have calls, or that are in the URL
 */
export function useAgentOptions(
  scope: CallScope,
  agents: ConnectedAgent[],
  calls: CallRow[],
  others: string[],
): Option[] {
  const names = useMemo(() => namedAgents(agents, calls), [agents, calls]);
  const unnamed = [...new Set(others)].filter((id) => !names.has(id));
  const asked = unnamed.slice(0, MOST_ASKED);
  const answers = useQueries({
    queries: asked.map((id) => agentNameQuery(scope, id)),
    combine: (results) => results.map(({ data }) => data ?? undefined),
  });
  const former = JSON.stringify(unnamed.map((id, at) => [id, answers[at] ?? id]));
  return useMemo(
    () => agentOptions(new Map([...names, ...(JSON.parse(former) as [string, string][])])),
    [names, former],
  );
}
