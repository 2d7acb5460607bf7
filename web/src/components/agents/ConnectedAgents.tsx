import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Bot } from "lucide-react";
import type { ConnectedAgent } from "@/api/types";
import { Ago } from "@/components/Ago";
import { Badge } from "@/components/Badge";
import { Button } from "@/components/Button";

interface Props {
  agents: ConnectedAgent[];
  removeLabel: string;
  onRemove: (agent: ConnectedAgent) => void;
}

export function ConnectedAgents({ agents, removeLabel, onRemove }: Props) {
  return (
    <ul aria-label={t`Agents`} className="divide-y divide-line rounded-lg border border-line">
      {agents.map((agent) => (
        <li key={agent.agentId} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3.5 py-3">
          <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-wash text-accent-text">
            <Bot aria-hidden className="size-4" />
          </span>
          <div className="min-w-0 flex-1 basis-48">
            <p dir="auto" className="flex items-center gap-2 font-medium">
              <span className="truncate">{agent.name || agent.agentId}</span>
              {agent.status === "pending" && (
                <Badge tone="caution">
                  <Trans>Pending</Trans>
                </Badge>
              )}
            </p>
            {agent.name && (
              <p className="truncate font-mono text-ink-faint text-xs" title={agent.agentId}>
                {agent.agentId}
              </p>
            )}
            <p className="mt-0.5 text-ink-faint text-xs">
              <Standing agent={agent} />
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

function Standing({ agent }: { agent: ConnectedAgent }) {
  const since = <Ago at={agent.connectedAt} />;
  if (agent.status === "pending") return <Trans>Requested {since}</Trans>;
  if (!agent.lastCallAt) return <Trans>Connected {since}, waiting for its first call</Trans>;
  return (
    <Trans>
      Connected {since} · last call <Ago at={agent.lastCallAt} />
    </Trans>
  );
}

/** Returns the name, with the ID if another agent has the same name. */
function nameOf({ agentId, name }: ConnectedAgent, all: ConnectedAgent[]): string {
  if (!name) return agentId;
  const alike = all.filter((agent) => agent.name === name).length > 1;
  return alike ? `${name} (${agentId})` : name;
}
