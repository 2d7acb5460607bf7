import type { CallRow, ConnectedAgent } from "@/api/types";

export interface Option {
  value: string;
  label: string;
}

/** The agents connected now and those that calls in view still name. */
export function agentOptions(agents: ConnectedAgent[], calls: CallRow[]): Option[] {
  const names = new Map<string, string>();
  for (const call of calls) {
    if (call.agentId) names.set(call.agentId, call.agentName || call.agentId);
  }
  for (const agent of agents) {
    if (agent.status === "connected") {
      names.set(agent.agentId, agent.name || names.get(agent.agentId) || agent.agentId);
    }
  }
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
