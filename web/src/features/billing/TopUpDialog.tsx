import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { addTopUp, planQuery } from "@/api/billing";
import { messageOf } from "@/api/client";
import { keys } from "@/api/keys";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { toast } from "@/components/toasts";
import { amount } from "@/lib/billing";

export function TopUpDialog({
  clientId,
  currency,
  onClose,
}: {
  clientId: string;
  currency: string;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const [paid, setPaid] = useState("");
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string>();
  const save = useMutation({
    mutationFn: (amountCents: number) =>
      addTopUp(clientId, { amountCents, note: note.trim() || undefined }),
    onSuccess: (changed) => {
      queryClient.setQueryData(planQuery(clientId).queryKey, changed);
      queryClient.invalidateQueries({ queryKey: keys.billing.all });
      toast.success(t`Payment recorded.`);
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const cents = amount(paid, 2);
    setProblem(cents ? undefined : t`Enter an amount such as 200 or 200.50.`);
    if (cents) save.mutate(cents);
  }

  return (
    <Dialog open onClose={onClose} title={t`Record a payment`}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        {save.error && <Notice tone="bad">{messageOf(save.error)}</Notice>}
        <Field
          label={t`Amount in ${currency}`}
          hint={t`A negative amount corrects an earlier payment.`}
          error={problem}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={paid}
              onChange={(event) => setPaid(event.target.value)}
            />
          )}
        </Field>
        <Field label={t`Note`} optional>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={save.isPending}>
            <Trans>Record payment</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
