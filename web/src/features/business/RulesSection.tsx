import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { messageOf } from "@/api/client";
import { changeReviewRules, reviewRulesQuery } from "@/api/settings";
import type { ClientGoal, ReviewRules } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { Field } from "@/components/Field";
import { controlClass } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { Skeleton } from "@/components/Skeleton";
import { toast } from "@/components/toasts";
import { cn } from "@/lib/cn";

/** Calls that are flagged by themselves. Holds for calls that arrive or change from now on. */
export function RulesSection({ goals }: { goals: ClientGoal[] }) {
  const rules = useQuery(reviewRulesQuery);
  return (
    <Section
      id="rules"
      title={t`Flag calls by themselves`}
      description={t`For calls from now on. What a person has decided about a flag stays.`}
    >
      {rules.data ? (
        <RulesForm key={JSON.stringify(rules.data)} rules={rules.data} goals={goals} />
      ) : rules.isError ? (
        <ErrorState error={rules.error} onRetry={() => rules.refetch()} />
      ) : (
        <Skeleton className="h-56" />
      )}
    </Section>
  );
}

function RulesForm({ rules, goals }: { rules: ReviewRules; goals: ClientGoal[] }) {
  const queryClient = useQueryClient();
  const [negativeSentiment, setNegative] = useState(rules.negativeSentiment);
  const [failed, setFailed] = useState(rules.failed);
  const [missedGoals, setMissed] = useState(rules.missedGoals);
  const [phrases, setPhrases] = useState(rules.phrases.join("\n"));
  const save = useMutation({
    mutationFn: changeReviewRules,
    onSuccess: (changed) => {
      queryClient.setQueryData(reviewRulesQuery.queryKey, changed);
      toast.success(t`Saved.`);
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({
      negativeSentiment,
      failed,
      // A goal that is gone leaves its rule with the next change.
      missedGoals: missedGoals.filter((id) => goals.some((goal) => goal.id === id)),
      phrases: phrases
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {save.error && <Notice tone="bad">{messageOf(save.error)}</Notice>}
      <div className="grid gap-1">
        <Choice
          label={t`The caller was dissatisfied`}
          checked={negativeSentiment}
          onChange={setNegative}
        />
        <Choice label={t`The call failed`} checked={failed} onChange={setFailed} />
        {goals.map((goal) => (
          <Choice
            key={goal.id}
            label={t`The goal “${goal.name}” was missed`}
            checked={missedGoals.includes(goal.id)}
            onChange={(checked) =>
              setMissed((held) =>
                checked ? [...held, goal.id] : held.filter((id) => id !== goal.id),
              )
            }
          />
        ))}
      </div>
      <Field label={t`Somebody said one of these`} hint={t`One word or phrase a line.`} optional>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            value={phrases}
            onChange={(event) => setPhrases(event.target.value)}
            className={cn(controlClass, "h-auto resize-y py-2 md:h-auto")}
          />
        )}
      </Field>
      <div>
        <Button type="submit" size="sm" busy={save.isPending}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}

function Choice({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-7 items-center gap-2.5">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-(--color-accent)"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span dir="auto" className="min-w-0 break-words">
        {label}
      </span>
    </label>
  );
}
