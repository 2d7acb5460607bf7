import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { CallScope } from "@/api/callScope";
import { messageOf } from "@/api/client";
import type { ClientGoal, ClientSettings } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { IconButton } from "@/components/IconButton";
import { Notice } from "@/components/Notice";
import { money } from "@/lib/format";
import { GoalDialog } from "./GoalDialog";
import { goalWords } from "./goals";
import { useChangeSettings } from "./useChangeSettings";

const MOST = 5;

/** What calls should reach. Each goal is counted on the overview. */
export function GoalsSection({ scope, settings }: { scope: CallScope; settings: ClientSettings }) {
  const [adding, setAdding] = useState(false);
  const save = useChangeSettings(scope);
  const { goals, currency } = settings;
  return (
    <Section
      id="goals"
      title={t`Goals`}
      description={t`What a good call reaches, such as a booked appointment.`}
      aside={
        goals.length > 0 &&
        goals.length < MOST && (
          <Button variant="secondary" size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden className="size-3.5" />
            <Trans>New goal</Trans>
          </Button>
        )
      }
    >
      {save.error && <Notice tone="bad">{messageOf(save.error)}</Notice>}
      {goals.length === 0 ? (
        <Button variant="secondary" size="sm" onClick={() => setAdding(true)}>
          <Plus aria-hidden className="size-3.5" />
          <Trans>Set a first goal</Trans>
        </Button>
      ) : (
        <ul className="divide-y divide-line">
          {goals.map((goal) => (
            <li key={goal.id} className="flex items-center gap-3 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">
                  <bdi>{goal.name}</bdi>
                </p>
                <p className="text-[13px] text-ink-soft">
                  {goalWords(goal)}
                  {typeof goal.valueCents === "number" &&
                    ` · ${t`worth ${money(goal.valueCents, currency)}`}`}
                </p>
              </div>
              <IconButton
                icon={Trash2}
                label={t`Remove ${goal.name}`}
                disabled={save.isPending}
                onClick={() =>
                  save.mutate({ goals: goals.filter((other: ClientGoal) => other.id !== goal.id) })
                }
              />
            </li>
          ))}
        </ul>
      )}
      {adding && <GoalDialog scope={scope} settings={settings} onClose={() => setAdding(false)} />}
    </Section>
  );
}
