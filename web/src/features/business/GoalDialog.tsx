import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import type { ClientGoal } from "@/api/types";
import { Button } from "@/components/Button";
import { Dialog, DialogActions } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { Select } from "@/components/Select";
import { amount } from "@/lib/billing";
import { OUTCOMES } from "@/lib/outcomes";

type Kind = ClientGoal["condition"]["kind"];
type NewGoal = Omit<ClientGoal, "id">;

interface Problems {
  name?: string;
  field?: string;
  values?: string;
  worth?: string;
}

export function GoalDialog({
  currency,
  busy,
  error,
  onSave,
  onClose,
}: {
  currency: string;
  busy: boolean;
  error: string | undefined;
  onSave: (goal: ClientGoal) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>("field");
  const [field, setField] = useState("");
  const [values, setValues] = useState("yes");
  const [outcome, setOutcome] = useState("answered");
  const [worth, setWorth] = useState("");
  const [problems, setProblems] = useState<Problems>({});

  function submit(event: FormEvent) {
    event.preventDefault();
    const list = values
      .split(",")
      .map((value) => value.trim())
      .filter(Boolean);
    const cents = worth.trim() ? amount(worth, 2) : null;
    const found: Problems = {};
    if (!name.trim()) found.name = t`Give the goal a name.`;
    if (kind === "field" && !field.trim()) found.field = t`Name the field as Retell sends it.`;
    if (kind === "field" && list.length === 0) found.values = t`Enter at least one value.`;
    if (cents === undefined || (cents !== null && cents < 0)) {
      found.worth = t`Enter an amount such as 80 or 80.50.`;
    }
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const goal: NewGoal = {
      name: name.trim(),
      condition: {
        kind,
        field: kind === "field" ? field.trim() : undefined,
        values: kind === "field" ? list : kind === "outcome" ? [outcome] : [],
      },
      valueCents: cents ?? undefined,
    };
    // The server gives it an id.
    onSave(goal as ClientGoal);
  }

  return (
    <Dialog open onClose={onClose} title={t`New goal`}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        {error && <Notice tone="bad">{error}</Notice>}
        <Field label={t`Name`} error={problems.name}>
          {(control) => (
            <Input
              {...control}
              placeholder={t`Appointment booked`}
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t`A call reaches it when`}>
          {(control) => (
            <Select
              {...control}
              value={kind}
              onChange={(event) => setKind(event.target.value as Kind)}
            >
              <option value="field">
                <Trans>a field of the analysis has a value</Trans>
              </option>
              <option value="success">
                <Trans>Retell judged it successful</Trans>
              </option>
              <option value="outcome">
                <Trans>it has an outcome</Trans>
              </option>
            </Select>
          )}
        </Field>
        {kind === "field" && (
          <>
            <Field label={t`Field`} error={problems.field} hint={t`As it is called in Retell.`}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={100}
                  value={field}
                  onChange={(event) => setField(event.target.value)}
                />
              )}
            </Field>
            <Field label={t`Values`} error={problems.values} hint={t`Separate several by commas.`}>
              {(control) => (
                <Input
                  {...control}
                  value={values}
                  onChange={(event) => setValues(event.target.value)}
                />
              )}
            </Field>
          </>
        )}
        {kind === "outcome" && (
          <Field label={t`Outcome`}>
            {(control) => (
              <Select
                {...control}
                value={outcome}
                onChange={(event) => setOutcome(event.target.value)}
              >
                {OUTCOMES.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label={t`Worth in ${currency}`} optional error={problems.worth}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={worth}
              onChange={(event) => setWorth(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" busy={busy}>
            <Trans>Save goal</Trans>
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
