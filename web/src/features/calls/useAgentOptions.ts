import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CallScope } from "@/api/callScope";
import { agentNameQuery } from "@/api/calls";
import type { CallRow, ConnectedAgent } from "@/api/types";
import { agentOptions, namedAgents, type Option } from "./filterOptions";

/** Agents whose names are asked for, each by a request. */
const MOST_ASKED = 20;

/**
 * The agents to filter by. One that is connected no more has calls still, which may be far down the
 * list.
 *
 * @param others ids of agents that have calls, or that the address names
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
