import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { createSource, sourcesQuery } from "@/api/sources";
import { ClientSelect } from "@/components/clients/ClientSelect";
import { Dialog } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { PasswordInput } from "@/components/PasswordInput";
import { Select } from "@/components/Select";
import { toast } from "@/components/toasts";
import { reading, required, trimmed } from "@/lib/fields";
import { z } from "@/lib/schema";

const SCHEMA = reading(
  z.object({
    kind: z.enum(["n8n", "retell"]),
    name: required(t`Give it a name you will recognise.`),
    clientId: z.string(),
    secret: trimmed,
  }),
  (source, refuse) => {
    const missing = source.kind === "retell" && !source.secret;
    if (missing) refuse(t`Enter the API key with the webhook badge.`, "secret");
    return source;
  },
);

export function CreateSourceDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useApiForm({
    schema: SCHEMA,
    values: { kind: "n8n", name: "", clientId: "", secret: "" },
    send: ({ clientId, secret, ...source }) =>
      createSource({ ...source, clientId: clientId || undefined, secret: secret || undefined }),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      toast.success(t`Source created.`);
      onClose();
    },
    fieldOf: { "secret-in-use": "secret" },
  });
  const retell = form.watch("kind") === "retell";

  return (
    <Dialog open onClose={onClose} title={t`New source`}>
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <Field label={t`Sender`}>
          {(control) => (
            <Select {...control} {...form.register("kind")}>
              <option value="n8n">n8n</option>
              <option value="retell">
                <Trans>Retell direct</Trans>
              </option>
            </Select>
          )}
        </Field>
        <Field label={t`Name`} error={form.problem("name")}>
          {(control) => <Input {...control} autoComplete="off" {...form.register("name")} />}
        </Field>
        <ClientSelect
          label={t`Only for one client`}
          placeholder={t`All clients`}
          optional
          error={form.problem("clientId")}
          hint={t`Then this source can write calls of that client and no other.`}
          value={form.watch("clientId")}
          onChange={(client) => form.setValue("clientId", client?.id ?? "")}
        />
        <Field
          label={retell ? t`Retell API key` : t`Secret`}
          optional={!retell}
          error={form.problem("secret")}
          hint={retell ? undefined : t`Leave this empty and a strong one is made for you.`}
        >
          {(control) => (
            <PasswordInput {...control} autoComplete="off" {...form.register("secret")} />
          )}
        </Field>
        <FormActions submit={t`Create source`} busy={form.busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
