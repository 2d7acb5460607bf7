import type { CallRow, ConnectedAgent, SeenField } from "@/api/types";
import type { KnownField } from "@/lib/callFilters";
import { own } from "@/lib/own";

export interface Option {
  value: string;
  label: string;
}

/** Returns the names by id of the connected agents and of those in the visible calls. */
export function namedAgents(agents: ConnectedAgent[], calls: CallRow[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const call of calls) {
    if (call.agentId) names.set(call.agentId, call.agentName || call.agentId);
  }
  for (const agent of agents) {
    if (agent.status === "connected") {
      names.set(agent.agentId, agent.name || names.get(agent.agentId) || agent.agentId);
    }
  }
  return names;
}

export function agentOptions(names: Map<string, string>): Option[] {
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** The maximum number of suggestions. Users can type any other value. */
const MOST_VALUES = 50;

/**
 * Returns the custom analysis fields of the newest calls, with their values in the visible calls.
 *
 * @param hidden the field that the reader may not filter by
 */
export function fieldOptions(
  seen: SeenField[],
  calls: CallRow[],
  hidden?: string | null,
): KnownField[] {
  return seen
    .filter(({ name }) => name !== hidden)
    .map(({ name }) => {
      const values = calls.flatMap(({ fields }) => own(fields, name) ?? []);
      return { name, values: [...new Set(values)].sort().slice(0, MOST_VALUES) };
    });
}
