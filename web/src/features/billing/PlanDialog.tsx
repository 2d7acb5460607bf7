import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { planQuery, putPlan } from "@/api/billing";
import { messageOf } from "@/api/client";
import { keys } from "@/api/keys";
import type { BillingPlan, PlanRequest } from "@/api/types";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { Select } from "@/components/Select";
import { toast } from "@/components/toasts";
import { monthBeside, monthName, ROUNDINGS } from "@/lib/billing";
import { formOf, type PlanForm, type PlanProblems, requestOf } from "./planForm";

const MONTHS_AHEAD = 12;

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
  const [form, setForm] = useState<PlanForm>(() => formOf(billing));
  const [problems, setProblems] = useState<PlanProblems>({});
  const save = useMutation({
    mutationFn: (request: PlanRequest) => putPlan(clientId, request),
    onSuccess: (changed) => {
      queryClient.setQueryData(planQuery(clientId).queryKey, changed);
      queryClient.invalidateQueries({ queryKey: keys.billing.all });
      toast.success(t`Plan saved.`);
      onClose();
    },
  });
  const change = (part: Partial<PlanForm>) => setForm({ ...form, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = requestOf(form);
    setProblems("problems" in read ? read.problems : {});
    if ("request" in read) save.mutate(read.request);
  }

  const text = (
    name: "fee" | "included" | "price" | "markup" | "limit" | "currency",
    label: string,
    hint?: string,
  ) => (
    <Field label={label} hint={hint} error={problems[name]}>
      {(control) => (
        <Input
          {...control}
          inputMode={name === "currency" ? "text" : "decimal"}
          autoComplete="off"
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
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
      <form noValidate onSubmit={submit} className="grid gap-4">
        {save.error && <Notice tone="bad">{messageOf(save.error)}</Notice>}
        <div className="grid items-start gap-4 md:grid-cols-2">
          <Field label={t`From`}>
            {(control) => (
              <Select
                {...control}
                value={form.from}
                onChange={(event) => change({ from: event.target.value })}
              >
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
              <Select
                {...control}
                value={form.pricing}
                onChange={(event) => change({ pricing: event.target.value as PlanForm["pricing"] })}
              >
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
          {form.pricing === "cost_plus" ? (
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
              <Select
                {...control}
                value={form.rounding}
                onChange={(event) => change({ rounding: event.target.value })}
              >
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
          checked={form.clientSees}
          onChange={(clientSees) => change({ clientSees })}
        />
        <Check
          label={t`The client pays in advance`}
          hint={t`You record payments, and the balance is shown.`}
          checked={form.prepaid}
          onChange={(prepaid) => change({ prepaid })}
        />
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={save.isPending}>
            <Trans>Save plan</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Check({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-11 items-start gap-3 md:min-h-0">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-1 size-4 accent-(--color-accent)"
      />
      <span>
        <span className="font-medium text-[13px]">{label}</span>
        <span className="block text-[13px] text-ink-faint">{hint}</span>
      </span>
    </label>
  );
}
