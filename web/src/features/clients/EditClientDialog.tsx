import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { clientQuery, updateClient } from "@/api/clients";
import { keys } from "@/api/keys";
import type { ClientRow } from "@/api/types";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
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
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={form.busy}>
            <Trans>Save</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
