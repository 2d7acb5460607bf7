import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { CallScope } from "@/api/callScope";
import { messageOf } from "@/api/client";
import { reviewRulesQuery } from "@/api/settings";
import type { ClientGoal } from "@/api/types";
import { viewsQuery } from "@/api/views";
import { ConfirmDialog } from "@/components/ConfirmDialog";
import { useChangeSettings } from "./useChangeSettings";

/** Asks for confirmation and lists what is removed with the goal. */
export function RemoveGoalDialog({
  scope,
  goals,
  goal,
  onClose,
}: {
  scope: CallScope;
  goals: ClientGoal[];
  goal: ClientGoal;
  onClose: () => void;
}) {
  const save = useChangeSettings(scope);
  return (
    <ConfirmDialog
      open
      danger
      title={t`Remove the goal ${goal.name}?`}
      description={
        <>
          <p>
            <Trans>
              It leaves the overview. A new goal like it would be another one: to change it, edit
              it.
            </Trans>
          </p>
          {scope.kind === "own" ? (
            <OwnUses goal={goal} />
          ) : (
            <p className="mt-2">
              <Trans>
                Saved views of the client that filter by it stop working, and calls that miss it are
                no longer flagged by themselves.
              </Trans>
            </p>
          )}
        </>
      }
      confirmLabel={t`Remove goal`}
      busy={save.isPending}
      error={save.error ? messageOf(save.error) : undefined}
      onConfirm={() =>
        save.mutate(
          { goals: goals.filter((other) => other.id !== goal.id) },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    />
  );
}

/** The reader's own rule and views that use the goal. */
function OwnUses({ goal }: { goal: ClientGoal }) {
  const rules = useQuery(reviewRulesQuery);
  const views = useQuery(viewsQuery);
  const names = (views.data ?? [])
    .filter(({ query }) => new URLSearchParams(query).get("goal") === goal.id)
    .map(({ name }) => name);
  return (
    <>
      {rules.data?.missedGoals.includes(goal.id) && (
        <p className="mt-2">
          <Trans>Calls that miss it are no longer flagged by themselves.</Trans>
        </p>
      )}
      {names.length > 0 && (
        <p className="mt-2">
          <Trans>
            Saved views that filter by it stop working: <bdi>{names.join(", ")}</bdi>
          </Trans>
        </p>
      )}
    </>
  );
}
