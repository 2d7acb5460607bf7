import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { clientQuery, updateClient } from "@/api/clients";
import { keys } from "@/api/keys";
import type { ClientRow } from "@/api/types";
import { Dialog } from "@/components/Dialog";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { Notice } from "@/components/Notice";
import { toast } from "@/components/toasts";
import { z } from "@/lib/schema";
import { CLIENT, ClientFields, EMAIL_TAKEN } from "./ClientFields";

const SCHEMA = z.object(CLIENT);

export function EditClientDialog({ client, onClose }: { client: ClientRow; onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useApiForm({
    schema: SCHEMA,
    values: { name: client.name, email: client.email, phoneNumber: client.phoneNumber ?? "" },
    send: (wanted) => updateClient(client.id, wanted),
    onSuccess: (changed) => {
      queryClient.setQueryData(clientQuery(client.id).queryKey, changed);
      queryClient.invalidateQueries({ queryKey: keys.clients.all });
      toast.success(t`Saved.`);
      onClose();
    },
    ...EMAIL_TAKEN,
  });

  return (
    <Dialog open onClose={onClose} title={t`Edit client`}>
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <ClientFields field={form.field} emailHint={t`They sign in with it.`} />
        <FormActions submit={t`Save`} busy={form.busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
