import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { CallScope } from "@/api/callScope";
import { changeSettings } from "@/api/settings";
import type { ClientGoal, ClientSettings } from "@/api/types";
import { Dialog } from "@/components/Dialog";
import { Field } from "@/components/Field";
import { FormActions } from "@/components/forms/FormActions";
import { useApiForm } from "@/components/forms/useApiForm";
import { Input } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { Select } from "@/components/Select";
import { EMPTY_GOAL, GOAL, GOAL_NAMES, goalTexts, outcomeChoices, withGoal } from "./goalForm";
import { useSettingsSaved } from "./useSettingsSaved";

/** Creates or edits a goal. An edited goal keeps its id, and so its links and rules. */
export function GoalDialog({
  scope,
  settings,
  goal,
  onClose,
}: {
  scope: CallScope;
  settings: ClientSettings;
  /** The goal to edit; absent for a new goal. */
  goal?: ClientGoal;
  onClose: () => void;
}) {
  const { currency, goals } = settings;
  const saved = useSettingsSaved(scope);
  const form = useApiForm({
    schema: GOAL,
    values: goal ? goalTexts(goal) : EMPTY_GOAL,
    send: (written) => changeSettings(scope, { goals: withGoal(goals, written, goal) }),
    onSuccess: (changed) => {
      saved(changed);
      onClose();
    },
    names: GOAL_NAMES,
  });
  const kind = form.watch("kind");
  const [name, field, values, worth] = [
    form.field("name"),
    form.field("field"),
    form.field("values"),
    form.field("worth"),
  ];

  return (
    <Dialog open onClose={onClose} title={goal ? t`Edit goal` : t`New goal`}>
      <form noValidate onSubmit={form.submit} className="grid gap-4">
        {form.notice && <Notice tone="bad">{form.notice}</Notice>}
        <Field label={t`Name`} error={name.error}>
          {(control) => (
            <Input
              {...control}
              placeholder={t`Appointment booked`}
              maxLength={100}
              {...name.input}
            />
          )}
        </Field>
        <Field label={t`A call reaches it when`} error={form.problem("kind")}>
          {(control) => (
            <Select {...control} {...form.register("kind")}>
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
            <Field label={t`Field`} error={field.error} hint={t`As it is called in Retell.`}>
              {(control) => <Input {...control} maxLength={100} {...field.input} />}
            </Field>
            <Field label={t`Values`} error={values.error} hint={t`Separate several by commas.`}>
              {(control) => <Input {...control} {...values.input} />}
            </Field>
          </>
        )}
        {kind === "outcome" && (
          <Field label={t`Outcome`}>
            {(control) => (
              <Select {...control} {...form.register("outcome")}>
                {outcomeChoices(goal).map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label={t`Worth in ${currency}`} optional error={worth.error}>
          {(control) => (
            <Input {...control} inputMode="decimal" autoComplete="off" {...worth.input} />
          )}
        </Field>
        <FormActions submit={t`Save goal`} busy={form.busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
