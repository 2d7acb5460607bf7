import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { rotateSecret, sourcesQuery } from "@/api/sources";
import type { Source } from "@/api/types";
import { Dialog } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { Notice } from "@/components/Notice";
import { PasswordInput } from "@/components/PasswordInput";
import { toast } from "@/components/toasts";
import { required, trimmed } from "@/lib/fields";
import { z } from "@/lib/schema";

const SECRET = z.object({ secret: trimmed });

export function RotateDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const queryClient = useQueryClient();
  const retell = source.kind === "retell";
  const form = useApiForm({
    schema: retell ? z.object({ secret: required(t`Enter the new key.`) }) : SECRET,
    values: { secret: "" },
    send: ({ secret }) => rotateSecret(source.id, secret || undefined),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      toast.success(t`New secret added. The old one still works until you retire it.`);
      onClose();
    },
    fieldOf: { "secret-in-use": "secret" },
  });

  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Add a new secret`}
      description={t`The present one keeps working, so nothing is lost while you change the sender.`}
    >
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <Field
          label={retell ? t`Retell API key` : t`Secret`}
          optional={!retell}
          error={form.problem("secret")}
          hint={
            retell
              ? t`In Retell, choose the key with the webhook badge.`
              : t`Leave this empty and a strong one is made for you.`
          }
        >
          {(control) => (
            <PasswordInput {...control} autoComplete="off" {...form.register("secret")} />
          )}
        </Field>
        <FormActions submit={t`Add secret`} busy={form.busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
