import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { messageOf } from "@/api/client";
import { assignDelivery } from "@/api/deliveries";
import { keys } from "@/api/keys";
import { Button } from "@/components/Button";
import { ClientSelect } from "@/components/clients/ClientSelect";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Notice } from "@/components/Notice";
import { toast } from "@/components/toasts";

export function GiveToClientDialog({
  deliveryId,
  proposed,
  onClose,
}: {
  deliveryId: string;
  /** The client of the agent, where there is one. */
  proposed: string | undefined;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [clientId, setClientId] = useState(proposed ?? "");
  const [missing, setMissing] = useState(false);
  const give = useMutation({
    mutationFn: () => assignDelivery(deliveryId, clientId),
    onSuccess: () => {
      toast.success(t`Given to the client, as a call of its own.`);
      for (const { all } of [keys.deliveries, keys.clients, keys.calls]) {
        queryClient.invalidateQueries({ queryKey: all });
      }
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(!clientId);
    if (clientId) give.mutate();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Give to a client`}
      description={t`This event becomes a call of its own there. The other client’s call stays as it is.`}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        {give.error && <Notice tone="bad">{messageOf(give.error)}</Notice>}
        <ClientSelect
          value={clientId}
          onChange={(client) => setClientId(client?.id ?? "")}
          error={missing && !clientId ? t`Choose a client.` : undefined}
        />
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={give.isPending}>
            <Trans>Give to client</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
