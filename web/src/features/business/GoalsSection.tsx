import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { CallScope } from "@/api/callScope";
import type { ClientGoal, ClientSettings } from "@/api/types";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { IconButton } from "@/components/IconButton";
import { money } from "@/lib/format";
import { GoalDialog } from "./GoalDialog";
import { goalWords } from "./goals";
import { RemoveGoalDialog } from "./RemoveGoalDialog";

const MOST = 5;

/** The goals of the business. The overview counts the calls that reach each goal. */
export function GoalsSection({ scope, settings }: { scope: CallScope; settings: ClientSettings }) {
  const [edited, setEdited] = useState<ClientGoal | "new">();
  const [removed, setRemoved] = useState<ClientGoal>();
  const { goals, currency } = settings;
  return (
    <Section
      id="goals"
      title={t`Goals`}
      description={t`What a good call reaches, such as a booked appointment.`}
      aside={
        goals.length > 0 &&
        goals.length < MOST && (
          <Button variant="secondary" size="sm" onClick={() => setEdited("new")}>
            <Plus aria-hidden className="size-3.5" />
            <Trans>New goal</Trans>
          </Button>
        )
      }
    >
      {goals.length === 0 ? (
        <Button variant="secondary" size="sm" onClick={() => setEdited("new")}>
          <Plus aria-hidden className="size-3.5" />
          <Trans>Set a first goal</Trans>
        </Button>
      ) : (
        <ul className="divide-y divide-line">
          {goals.map((goal) => (
            <li key={goal.id} className="flex items-center gap-1 py-2.5">
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
                icon={Pencil}
                label={t`Edit ${goal.name}`}
                onClick={() => setEdited(goal)}
              />
              <IconButton
                icon={Trash2}
                label={t`Remove ${goal.name}`}
                onClick={() => setRemoved(goal)}
              />
            </li>
          ))}
        </ul>
      )}
      {edited && (
        <GoalDialog
          scope={scope}
          settings={settings}
          goal={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
      {removed && (
        <RemoveGoalDialog
          scope={scope}
          goals={goals}
          goal={removed}
          onClose={() => setRemoved(undefined)}
        />
      )}
    </Section>
  );
}
