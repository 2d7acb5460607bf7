import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { retellAgentsQuery } from "@/api/agents";
import { messageOf } from "@/api/client";
import { assignAgent, clientQuery, removeAgent } from "@/api/clients";
import { keys } from "@/api/keys";
import type { ClientRow, ConnectedAgent, RetellAgentList } from "@/api/types";
import { AiStatusBadge } from "@/components/AiStatusBadge";
import { AgentIdField } from "@/components/agents/AgentIdField";
import { AgentName } from "@/components/agents/AgentName";
import { ConnectedAgents } from "@/components/agents/ConnectedAgents";
import { useAgentIdForm } from "@/components/agents/useAgentIdForm";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { toast } from "@/components/toasts";

export function ClientAgents({ client }: { client: ClientRow }) {
  const [leaving, setLeaving] = useState<ConnectedAgent>();
  return (
    <Section
      id="agents"
      title={t`Agents`}
      description={t`Calls of these agents belong to this client.`}
      aside={client.agents.length > 0 && <AiStatusBadge status={client.aiStatus} />}
    >
      <div className="grid gap-4">
        {client.agents.length > 0 && (
          <ConnectedAgents agents={client.agents} removeLabel={t`Remove`} onRemove={setLeaving} />
        )}
        <AssignForm clientId={client.id} />
      </div>
      {leaving && (
        <RemoveDialog client={client} agent={leaving} onClose={() => setLeaving(undefined)} />
      )}
    </Section>
  );
}

function useClientChange(clientId: string) {
  const queryClient = useQueryClient();
  return (changed: ClientRow) => {
    queryClient.setQueryData(clientQuery(clientId).queryKey, changed);
    queryClient.invalidateQueries({ queryKey: keys.clients.all });
  };
}

function AssignForm({ clientId }: { clientId: string }) {
  const changed = useClientChange(clientId);
  const agents = useQuery(retellAgentsQuery);
  const known = agents.data?.agents.filter((agent) => !agent.clientId) ?? [];
  const form = useAgentIdForm({
    send: (agentId) => assignAgent(clientId, agentId),
    onSuccess: (client) => {
      changed(client);
      toast.success(t`Agent assigned.`);
    },
    taken: t`Another client has this agent. Remove it there first.`,
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-wrap items-start gap-3">
      <div className="min-w-0 flex-1 basis-60">
        <AgentIdField form={form} agents={known} words={agentsWords(agents.data)} />
      </div>
      <Button type="submit" variant="secondary" busy={form.busy} className="sm:mt-6.5">
        {form.doubt ? t`Assign anyway` : t`Assign agent`}
      </Button>
    </form>
  );
}

/** Returns the source of the suggestions, or why there are none. */
function agentsWords(agents?: RetellAgentList): string {
  if (!agents) return "";
  if (!agents.keyed) return t`Without a Retell API key, agents cannot be suggested.`;
  const trouble = agents.errors.map((error) => `${error}.`).join(" ");
  // Without an answer from Retell, the number of agents is unknown.
  if (trouble && agents.agents.length === 0) return trouble;
  const free = agents.agents.filter((agent) => !agent.clientId).length;
  const words = t`${plural(free, { one: "# agent", other: "# agents" })} of Retell’s without a client.`;
  return trouble ? `${words} ${trouble}` : words;
}

function RemoveDialog({
  client,
  agent,
  onClose,
}: {
  client: ClientRow;
  agent: ConnectedAgent;
  onClose: () => void;
}) {
  const changed = useClientChange(client.id);
  const remove = useMutation({
    mutationFn: () => removeAgent(client.id, agent.agentId),
    onSuccess: (next) => {
      changed(next);
      toast.success(t`Agent removed.`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      title={t`Remove this agent?`}
      description={
        <Trans>
          New calls of <AgentName agentId={agent.agentId} name={agent.name} /> no longer go to{" "}
          {client.name}. The calls it has stay.
        </Trans>
      }
      confirmLabel={t`Remove agent`}
      busy={remove.isPending}
      error={remove.error ? messageOf(remove.error) : undefined}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
