import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { messageOf } from "@/api/client";
import { clientQuery, updateClient } from "@/api/clients";
import { keys } from "@/api/keys";
import type { ClientRow } from "@/api/types";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Notice } from "@/components/Notice";
import { toast } from "@/components/toasts";
import {
  ClientFields,
  type ClientForm,
  type ClientProblems,
  clientProblems,
  isAtField,
  trimmed,
} from "./ClientFields";

export function EditClientDialog({ client, onClose }: { client: ClientRow; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [form, setForm] = useState<ClientForm>({
    name: client.name,
    email: client.email,
    phoneNumber: client.phoneNumber ?? "",
  });
  const [problems, setProblems] = useState<ClientProblems>({});
  const save = useMutation({
    mutationFn: (wanted: ClientForm) => updateClient(client.id, wanted),
    onSuccess: (changed) => {
      queryClient.setQueryData(clientQuery(client.id).queryKey, changed);
      queryClient.invalidateQueries({ queryKey: keys.clients.all });
      toast.success(t`Saved.`);
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = clientProblems(form);
    setProblems(found);
    if (Object.keys(found).length === 0) save.mutate(trimmed(form));
  }

  return (
    <Dialog open onClose={onClose} title={t`Edit client`}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        {save.error && !isAtField(save.error) && (
          <Notice tone="bad">{messageOf(save.error)}</Notice>
        )}
        <ClientFields
          form={form}
          problems={problems}
          error={save.error}
          sentEmail={save.variables?.email}
          emailHint={t`They sign in with it.`}
          onChange={(part) => setForm({ ...form, ...part })}
        />
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={save.isPending}>
            <Trans>Save</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
