import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError, messageOf } from "@/api/client";
import { rotateSecret, sourcesQuery } from "@/api/sources";
import type { Source } from "@/api/types";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Notice } from "@/components/Notice";
import { PasswordInput } from "@/components/PasswordInput";
import { toast } from "@/components/toasts";

export function RotateDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const queryClient = useQueryClient();
  const retell = source.kind === "retell";
  const [secret, setSecret] = useState("");
  const [missing, setMissing] = useState(false);
  const rotate = useMutation({
    mutationFn: () => rotateSecret(source.id, secret.trim() || undefined),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      toast.success(t`New secret added. The old one still works until you retire it.`);
      onClose();
    },
  });
  const fieldError = rotate.error instanceof ApiError ? rotate.error.field("secret") : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(retell && !secret.trim());
    if (!retell || secret.trim()) rotate.mutate();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Add a new secret`}
      description={t`The present one keeps working, so nothing is lost while you change the sender.`}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        {rotate.error && !fieldError && <Notice tone="bad">{messageOf(rotate.error)}</Notice>}
        <Field
          label={retell ? t`Retell API key` : t`Secret`}
          optional={!retell}
          error={fieldError ?? (missing ? t`Enter the new key.` : undefined)}
          hint={
            retell
              ? t`In Retell, choose the key with the webhook badge.`
              : t`Leave this empty and a strong one is made for you.`
          }
        >
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="off"
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={rotate.isPending}>
            <Trans>Add secret</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
