import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { assignAgent } from "@/api/assignAgent";
import { ApiError, messageOf } from "@/api/client";
import { clientQuery } from "@/api/getClient";
import { removeAgent } from "@/api/removeAgent";
import type { ClientRow, ConnectedAgent } from "@/api/types";
import { AiStatusBadge } from "@/components/AiStatusBadge";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { ConnectedAgents } from "@/components/ConnectedAgents";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { toast } from "@/components/toasts";
import { checkAgentId } from "@/lib/agentId";

export function ClientAgents({ client }: { client: ClientRow }) {
  const [leaving, setLeaving] = useState<ConnectedAgent>();
  return (
    <Section
      id="agents"
      title="Agents"
      description="Calls of these agents belong to this client."
      aside={<AiStatusBadge status={client.aiStatus} />}
    >
      <div className="grid gap-4">
        {client.agents.length > 0 && (
          <ConnectedAgents agents={client.agents} removeLabel="Remove" onRemove={setLeaving} />
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
    queryClient.invalidateQueries({ queryKey: ["clients"] });
  };
}

function AssignForm({ clientId }: { clientId: string }) {
  const changed = useClientChange(clientId);
  const [input, setInput] = useState("");
  const [invalid, setInvalid] = useState<string>();
  const assign = useMutation({
    mutationFn: (agentId: string) => assignAgent(clientId, agentId),
    onSuccess: (client) => {
      changed(client);
      setInput("");
      toast.success("Agent assigned.");
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const check = checkAgentId(input);
    setInvalid(check.ok ? undefined : check.message);
    if (check.ok) assign.mutate(check.agentId);
  }

  const check = checkAgentId(input);
  const { error } = assign;
  const refused =
    error instanceof ApiError && error.code === "agent-already-connected"
      ? "Another client has this agent. Remove it there first."
      : error && messageOf(error);
  return (
    <form noValidate onSubmit={submit} className="flex max-w-xl flex-wrap items-start gap-3">
      <div className="min-w-0 flex-1 basis-60">
        <Field
          label="Agent ID"
          error={invalid ?? refused ?? undefined}
          hint={check.ok ? check.hint : undefined}
        >
          {(control) => (
            <Input
              {...control}
              value={input}
              onChange={(event) => {
                setInput(event.target.value);
                setInvalid(undefined);
                if (assign.isError) assign.reset();
              }}
              placeholder="agent_…"
              autoComplete="off"
              spellCheck={false}
              className="font-mono md:text-[13px]"
            />
          )}
        </Field>
      </div>
      <Button type="submit" variant="secondary" busy={assign.isPending} className="sm:mt-6.5">
        Assign agent
      </Button>
    </form>
  );
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
      toast.success("Agent removed.");
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      title="Remove this agent?"
      description={
        <>
          New calls of <b className="font-medium text-ink">{agent.name || agent.agentId}</b> no
          longer go to {client.name}. The calls it has stay.
        </>
      }
      confirmLabel="Remove agent"
      busy={remove.isPending}
      error={remove.error ? messageOf(remove.error) : undefined}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
