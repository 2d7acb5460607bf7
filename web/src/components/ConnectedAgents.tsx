import { Bot } from "lucide-react";
import type { ConnectedAgent } from "@/api/types";
import { Ago } from "./Ago";
import { Badge } from "./Badge";
import { Button } from "./Button";

interface Props {
  agents: ConnectedAgent[];
  removeLabel: string;
  onRemove: (agent: ConnectedAgent) => void;
}

export function ConnectedAgents({ agents, removeLabel, onRemove }: Props) {
  return (
    <ul aria-label="Agents" className="divide-y divide-line rounded-lg border border-line">
      {agents.map((agent) => (
        <li key={agent.agentId} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3.5 py-3">
          <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-wash text-accent-text">
            <Bot aria-hidden className="size-4" />
          </span>
          <div className="min-w-0 flex-1 basis-48">
            <p dir="auto" className="flex items-center gap-2 font-medium">
              <span className="truncate">{agent.name || agent.agentId}</span>
              {agent.status === "pending" && <Badge tone="caution">Pending</Badge>}
            </p>
            {agent.name && (
              <p className="truncate font-mono text-ink-faint text-xs" title={agent.agentId}>
                {agent.agentId}
              </p>
            )}
            <p className="mt-0.5 text-ink-faint text-xs">
              {agent.status === "pending" ? "Requested " : "Connected "}
              <Ago at={agent.connectedAt} />
              {agent.lastCallAt ? (
                <>
                  {" · last call "}
                  <Ago at={agent.lastCallAt} />
                </>
              ) : (
                agent.status === "connected" && ", waiting for its first call"
              )}
            </p>
          </div>
          <Button
            variant="danger"
            size="sm"
            onClick={() => onRemove(agent)}
            aria-label={agents.length > 1 ? `${removeLabel} ${nameOf(agent, agents)}` : undefined}
          >
            {removeLabel}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** With its ID where another agent has the same name. */
function nameOf({ agentId, name }: ConnectedAgent, all: ConnectedAgent[]): string {
  if (!name) return agentId;
  const alike = all.filter((agent) => agent.name === name).length > 1;
  return alike ? `${name} (${agentId})` : name;
}
