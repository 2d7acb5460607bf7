import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { assignUnclaimed } from "@/api/assignUnclaimed";
import { messageOf } from "@/api/client";
import { clientsQuery } from "@/api/getClients";
import type { UnclaimedAgent } from "@/api/types";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Notice } from "@/components/Notice";
import { Select } from "@/components/Select";
import { toast } from "@/components/toasts";
import { plural } from "@/lib/format";

export function AssignDialog({
  agentId,
  agent,
  onClose,
}: {
  agentId: string;
  agent: UnclaimedAgent;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const clients = useQuery(clientsQuery());
  const [clientId, setClientId] = useState("");
  const [missing, setMissing] = useState(false);
  const assign = useMutation({
    mutationFn: () => assignUnclaimed(agentId, clientId),
    onSuccess: ({ callsMoved }) => {
      const name = clients.data?.find((client) => client.id === clientId)?.name ?? "the client";
      toast.success(`${plural(callsMoved, "call")} given to ${name}.`);
      queryClient.invalidateQueries({ queryKey: ["unclaimed"] });
      queryClient.invalidateQueries({ queryKey: ["clients"] });
      queryClient.invalidateQueries({ queryKey: ["calls"] });
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(!clientId);
    if (clientId) assign.mutate();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Assign to a client"
      description={
        <>
          Connects <b className="font-medium text-ink">{agent.agentName || agentId}</b> and hands
          over {plural(agent.calls, "call")}. The client sees them at once.
        </>
      }
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        {assign.error && <Notice tone="bad">{messageOf(assign.error)}</Notice>}
        {clients.error && <Notice tone="bad">{messageOf(clients.error)}</Notice>}
        <Field label="Client" error={missing && !clientId ? "Choose a client." : undefined}>
          {(control) => (
            <Select
              {...control}
              value={clientId}
              onChange={(event) => setClientId(event.target.value)}
            >
              <option value="">{clients.isPending ? "Loading…" : "Choose a client"}</option>
              {clients.data?.map((client) => (
                <option key={client.id} value={client.id}>
                  {client.name} ({client.email})
                </option>
              ))}
            </Select>
          )}
        </Field>
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" busy={assign.isPending}>
            Assign
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
