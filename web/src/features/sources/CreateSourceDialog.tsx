import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError, messageOf } from "@/api/client";
import { createSource, sourcesQuery } from "@/api/sources";
import { Button } from "@/components/Button";
import { ClientSelect } from "@/components/clients/ClientSelect";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { PasswordInput } from "@/components/PasswordInput";
import { Select } from "@/components/Select";
import { toast } from "@/components/toasts";

export function CreateSourceDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const [form, setForm] = useState({ kind: "n8n", name: "", clientId: "", secret: "" });
  const [problems, setProblems] = useState<{ name?: string; secret?: string }>({});
  const retell = form.kind === "retell";
  const create = useMutation({
    mutationFn: createSource,
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      toast.success(t`Source created.`);
      onClose();
    },
  });
  const error = create.error instanceof ApiError ? create.error : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = {
      name: form.name.trim() ? undefined : t`Give it a name you will recognise.`,
      secret:
        retell && !form.secret.trim() ? t`Enter the API key with the webhook badge.` : undefined,
    };
    setProblems(found);
    if (found.name || found.secret) return;
    create.mutate({
      kind: retell ? "retell" : "n8n",
      name: form.name.trim(),
      clientId: form.clientId || undefined,
      secret: form.secret.trim() || undefined,
    });
  }

  return (
    <Dialog open onClose={onClose} title={t`New source`}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        {error && error.errors.length === 0 && <Notice tone="bad">{messageOf(error)}</Notice>}
        <Field label={t`Sender`}>
          {(control) => (
            <Select
              {...control}
              value={form.kind}
              onChange={(event) => setForm({ ...form, kind: event.target.value })}
            >
              <option value="n8n">n8n</option>
              <option value="retell">
                <Trans>Retell direct</Trans>
              </option>
            </Select>
          )}
        </Field>
        <Field label={t`Name`} error={problems.name ?? error?.field("name")}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={form.name}
              onChange={(event) => setForm({ ...form, name: event.target.value })}
            />
          )}
        </Field>
        <ClientSelect
          label={t`Only for one client`}
          placeholder={t`All clients`}
          optional
          error={error?.field("clientId")}
          hint={t`Then this source can write calls of that client and no other.`}
          value={form.clientId}
          onChange={(client) => setForm({ ...form, clientId: client?.id ?? "" })}
        />
        <Field
          label={retell ? t`Retell API key` : t`Secret`}
          optional={!retell}
          error={problems.secret ?? error?.field("secret")}
          hint={retell ? undefined : t`Leave this empty and a strong one is made for you.`}
        >
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="off"
              value={form.secret}
              onChange={(event) => setForm({ ...form, secret: event.target.value })}
            />
          )}
        </Field>
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={create.isPending}>
            <Trans>Create source</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
