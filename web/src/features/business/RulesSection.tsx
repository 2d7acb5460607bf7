import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ComponentProps } from "react";
import { changeReviewRules, reviewRulesQuery } from "@/api/settings";
import type { ClientGoal, ReviewRules } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { Field } from "@/components/Field";
import { useApiForm } from "@/components/forms/useApiForm";
import { controlClass } from "@/components/Input";
import { Notice } from "@/components/Notice";
import { Skeleton } from "@/components/Skeleton";
import { toast } from "@/components/toasts";
import { cn } from "@/lib/cn";
import { reading } from "@/lib/fields";
import { z } from "@/lib/schema";

const SCHEMA = z.object({
  negativeSentiment: z.boolean(),
  failed: z.boolean(),
  missedGoals: z.array(z.string()),
  phrases: reading(z.string(), (text) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
});

/**
 * The rules that flag calls automatically. A change applies to calls that arrive or change
 * afterwards.
 */
export function RulesSection({ goals }: { goals: ClientGoal[] }) {
  const rules = useQuery(reviewRulesQuery);
  return (
    <Section
      id="rules"
      title={t`Flag calls by themselves`}
      description={t`For calls from now on. What a person has decided about a flag stays.`}
    >
      {rules.data ? (
        <RulesForm rules={rules.data} goals={goals} />
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
  const form = useApiForm({
    schema: SCHEMA,
    values: { ...rules, phrases: rules.phrases.join("\n") },
    send: ({ missedGoals, ...change }) =>
      changeReviewRules({
        ...change,
        // Drops the goals that were removed in the meantime.
        missedGoals: missedGoals.filter((id) => goals.some((goal) => goal.id === id)),
      }),
    onSuccess: (changed) => {
      queryClient.setQueryData(reviewRulesQuery.queryKey, changed);
      toast.success(t`Saved.`);
    },
    afterwards: "kept",
  });
  const phrases = form.field("phrases");

  return (
    <form noValidate onSubmit={form.submit} className="grid gap-4">
      {form.notice && <Notice tone="bad">{form.notice}</Notice>}
      <div className="grid gap-1">
        <Choice label={t`The caller was dissatisfied`} {...form.register("negativeSentiment")} />
        <Choice label={t`The call failed`} {...form.register("failed")} />
        {goals.map((goal) => (
          <Choice
            key={goal.id}
            label={t`The goal “${goal.name}” was missed`}
            value={goal.id}
            {...form.register("missedGoals")}
          />
        ))}
      </div>
      <Field
        label={t`Somebody said one of these`}
        hint={t`One word or phrase a line. Whole words are found, in capitals or not, with accents or without.`}
        error={phrases.error}
        optional
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            {...phrases.input}
            className={cn(controlClass, "h-auto resize-y py-2 md:h-auto")}
          />
        )}
      </Field>
      <div>
        <Button type="submit" size="sm" busy={form.busy}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}

function Choice({ label, ...input }: { label: string } & ComponentProps<"input">) {
  return (
    <label className="flex min-h-7 items-center gap-2.5">
      <input type="checkbox" {...input} className="size-4 shrink-0 accent-(--color-accent)" />
      <span dir="auto" className="min-w-0 break-words">
        {label}
      </span>
    </label>
  );
}
