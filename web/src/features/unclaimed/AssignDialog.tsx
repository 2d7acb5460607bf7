import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { assignUnclaimed } from "@/api/assignUnclaimed";
import { messageOf } from "@/api/client";
import { clientsQuery } from "@/api/getClients";
import type { UnclaimedAgent } from "@/api/types";
import { AgentName } from "@/components/AgentName";
import { Button } from "@/components/Button";
import { ClientSelect } from "@/components/ClientSelect";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Notice } from "@/components/Notice";
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
          Connects <AgentName agentId={agentId} name={agent.agentName} /> and hands over{" "}
          {plural(agent.calls, "call")}. The client sees them at once.
        </>
      }
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        {assign.error && <Notice tone="bad">{messageOf(assign.error)}</Notice>}
        <ClientSelect
          value={clientId}
          onChange={setClientId}
          error={missing && !clientId ? "Choose a client." : undefined}
        />
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
