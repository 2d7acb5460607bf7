import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import type { UseFormRegisterReturn } from "react-hook-form";
import { planQuery, putPlan } from "@/api/billing";
import { keys } from "@/api/keys";
import type { BillingPlan } from "@/api/types";
import { Dialog } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { Select } from "@/components/Select";
import { toast } from "@/components/toasts";
import { monthBeside, monthName, ROUNDINGS } from "@/lib/billing";
import { reading } from "@/lib/fields";
import { z } from "@/lib/schema";
import { formOf, type PlanForm, requestOf } from "./planForm";

const MONTHS_AHEAD = 12;

const PLAN = reading(z.custom<PlanForm>(), (form, refuse) => {
  const read = requestOf(form);
  if ("request" in read) return read.request;
  for (const [field, problem] of Object.entries(read.problems)) refuse(problem, field);
  return z.NEVER;
});

/** The fields by the server's names. */
const NAMES = {
  monthlyFeeCents: "fee",
  includedMinutes: "included",
  pricePerMinute: "price",
  markupPercent: "markup",
  limitMinutes: "limit",
} as const;

export function PlanDialog({
  clientId,
  billing,
  onClose,
}: {
  clientId: string;
  billing: BillingPlan;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const form = useApiForm({
    schema: PLAN,
    values: formOf(billing),
    send: (request) => putPlan(clientId, request),
    onSuccess: (changed) => {
      queryClient.setQueryData(planQuery(clientId).queryKey, changed);
      queryClient.invalidateQueries({ queryKey: keys.billing.all });
      toast.success(t`Plan saved.`);
      onClose();
    },
    names: NAMES,
  });
  const costPlus = form.watch("pricing") === "cost_plus";

  const text = (
    name: "fee" | "included" | "price" | "markup" | "limit" | "currency",
    label: string,
    hint?: string,
  ) => (
    <Field label={label} hint={hint} error={form.problem(name)}>
      {(control) => (
        <Input
          {...control}
          inputMode={name === "currency" ? "text" : "decimal"}
          autoComplete="off"
          {...form.register(name)}
        />
      )}
    </Field>
  );

  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title={t`Change plan`}
      description={t`It holds from a month on. Closed statements keep the plan they were made with.`}
    >
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <div className="grid items-start gap-4 md:grid-cols-2">
          <Field label={t`From`} error={form.problem("from")}>
            {(control) => (
              <Select {...control} {...form.register("from")}>
                {Array.from({ length: MONTHS_AHEAD }, (_, ahead) =>
                  monthBeside(billing.firstOpenMonth, ahead),
                ).map((month) => (
                  <option key={month} value={month}>
                    {monthName(month)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t`Pricing`}>
            {(control) => (
              <Select {...control} {...form.register("pricing")}>
                <option value="per_minute">
                  <Trans>A price for each minute</Trans>
                </option>
                <option value="cost_plus">
                  <Trans>Retell’s cost plus a markup</Trans>
                </option>
              </Select>
            )}
          </Field>
          {text("fee", t`Monthly fee`)}
          {costPlus ? (
            text("markup", t`Markup in percent`)
          ) : (
            <>
              {text("currency", t`Currency`, t`Three letters, such as USD.`)}
              {text("included", t`Included minutes`)}
              {text("price", t`Price of each further minute`)}
            </>
          )}
          <Field label={t`Rounding of each call`}>
            {(control) => (
              <Select {...control} {...form.register("rounding")}>
                {ROUNDINGS.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {text("limit", t`Warn me at so many minutes`, t`Leave empty for no warning.`)}
        </div>
        <Check
          label={t`The client sees its minutes, plan and statements`}
          hint={t`Never Retell’s cost or your margin.`}
          input={form.register("clientSees")}
        />
        <Check
          label={t`The client pays in advance`}
          hint={t`You record payments, and the balance is shown.`}
          input={form.register("prepaid")}
        />
        <FormActions submit={t`Save plan`} busy={form.busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function Check({
  label,
  hint,
  input,
}: {
  label: string;
  hint: string;
  input: UseFormRegisterReturn;
}) {
  return (
    <label className="flex min-h-11 items-start gap-3 md:min-h-0">
      <input type="checkbox" {...input} className="mt-1 size-4 accent-(--color-accent)" />
      <span>
        <span className="font-medium text-[13px]">{label}</span>
        <span className="block text-[13px] text-ink-faint">{hint}</span>
      </span>
    </label>
  );
}
