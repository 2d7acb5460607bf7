import { plural, t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { messageOf } from "@/api/client";
import { keys } from "@/api/keys";
import type { UnclaimedAgent } from "@/api/types";
import { assignUnclaimed } from "@/api/unclaimed";
import { AgentName } from "@/components/AgentName";
import { Button } from "@/components/Button";
import type { ClientChoice } from "@/components/clients/ClientCombobox";
import { ClientSelect } from "@/components/clients/ClientSelect";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Notice } from "@/components/Notice";
import { toast } from "@/components/toasts";

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
  const [client, setClient] = useState<ClientChoice | null>(null);
  const [missing, setMissing] = useState(false);
  const assign = useMutation({
    mutationFn: () => assignUnclaimed(agentId, client?.id ?? ""),
    onSuccess: ({ callsMoved }) => {
      const name = client?.name ?? t`the client`;
      toast.success(
        t`${plural(callsMoved, { one: "# call", other: "# calls" })} given to ${name}.`,
      );
      queryClient.invalidateQueries({ queryKey: keys.unclaimed.all });
      queryClient.invalidateQueries({ queryKey: keys.clients.all });
      queryClient.invalidateQueries({ queryKey: keys.calls.all });
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(!client);
    if (client) assign.mutate();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Assign to a client`}
      description={
        <Trans>
          Connects <AgentName agentId={agentId} name={agent.agentName} /> and hands over{" "}
          <Plural value={agent.calls} one="# call" other="# calls" />. The client sees them at once.
        </Trans>
      }
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        {assign.error && <Notice tone="bad">{messageOf(assign.error)}</Notice>}
        <ClientSelect
          value={client?.id ?? ""}
          onChange={setClient}
          error={missing && !client ? t`Choose a client.` : undefined}
        />
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={assign.isPending}>
            <Trans>Assign</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
