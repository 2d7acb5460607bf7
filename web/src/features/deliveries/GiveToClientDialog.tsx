import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { assignDelivery } from "@/api/deliveries";
import { keys } from "@/api/keys";
import { ClientSelect } from "@/components/clients/ClientSelect";
import { Dialog } from "@/components/Dialog";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { Notice } from "@/components/Notice";
import { toast } from "@/components/toasts";
import { required } from "@/lib/fields";
import { z } from "@/lib/schema";

const SCHEMA = z.object({ clientId: required(t`Choose a client.`) });

export function GiveToClientDialog({
  deliveryId,
  proposed,
  onClose,
}: {
  deliveryId: string;
  /** The client that owns the agent, if any. */
  proposed: string | undefined;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const form = useApiForm({
    schema: SCHEMA,
    values: { clientId: proposed ?? "" },
    send: ({ clientId }) => assignDelivery(deliveryId, clientId),
    onSuccess: () => {
      toast.success(t`Given to the client, as a call of its own.`);
      for (const { all } of [keys.deliveries, keys.clients, keys.calls]) {
        queryClient.invalidateQueries({ queryKey: all });
      }
      onClose();
    },
  });

  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Give to a client`}
      description={t`This event becomes a call of its own there. The other client’s call stays as it is.`}
    >
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <ClientSelect
          value={form.watch("clientId")}
          error={form.problem("clientId")}
          onChange={(client) =>
            form.setValue("clientId", client?.id ?? "", {
              shouldDirty: true,
              shouldValidate: form.formState.isSubmitted,
            })
          }
        />
        <FormActions submit={t`Give to client`} busy={form.busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
