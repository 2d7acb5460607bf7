import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { addTopUp, planQuery } from "@/api/billing";
import { keys } from "@/api/keys";
import { Dialog } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { toast } from "@/components/toasts";
import { amount } from "@/lib/billing";
import { reading, trimmed } from "@/lib/fields";
import { z } from "@/lib/schema";

const SCHEMA = z.object({
  amountCents: reading(z.string(), (text, refuse) => {
    const cents = amount(text, 2);
    if (!cents) refuse(t`Enter an amount such as 200 or 200.50.`);
    return cents ?? 0;
  }),
  note: reading(trimmed, (note) => note || undefined),
});

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
  const form = useApiForm({
    schema: SCHEMA,
    values: { amountCents: "", note: "" },
    send: (topUp) => addTopUp(clientId, topUp),
    onSuccess: (changed) => {
      queryClient.setQueryData(planQuery(clientId).queryKey, changed);
      queryClient.invalidateQueries({ queryKey: keys.billing.all });
      toast.success(t`Payment recorded.`);
      onClose();
    },
  });

  return (
    <Dialog open onClose={onClose} title={t`Record a payment`}>
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <Field
          label={t`Amount in ${currency}`}
          hint={t`A negative amount corrects an earlier payment.`}
          error={form.problem("amountCents")}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              {...form.register("amountCents")}
            />
          )}
        </Field>
        <Field label={t`Note`} optional error={form.problem("note")}>
          {(control) => <Input {...control} maxLength={200} {...form.register("note")} />}
        </Field>
        <FormActions submit={t`Record payment`} busy={form.busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
