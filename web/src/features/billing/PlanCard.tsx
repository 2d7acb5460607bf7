import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { planQuery, statementsQuery } from "@/api/billing";
import { Badge } from "@/components/Badge";
import { Button } from "@/components/Button";
import { Section } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { Skeleton } from "@/components/Skeleton";
import { invoiceMoney, monthName } from "@/lib/billing";
import { PlanDialog } from "./PlanDialog";
import { PlanWords } from "./PlanWords";
import { StatementList } from "./StatementList";
import { TopUpDialog } from "./TopUpDialog";

const SHOWN = 3;

/** The plan and the latest statements on the page of a client. */
export function PlanCard({ clientId }: { clientId: string }) {
  const [open, setOpen] = useState<"plan" | "top-up">();
  const [all, setAll] = useState(false);
  const plan = useQuery(planQuery(clientId));
  const statements = useQuery(statementsQuery(clientId));
  const coming = plan.data?.plans.filter((one) => one.from > plan.data.present.from) ?? [];
  return (
    <Section
      id="billing"
      title={t`Plan and statements`}
      className="mt-5"
      aside={
        plan.data && (
          <div className="flex gap-2">
            {plan.data.prepaid && (
              <Button variant="secondary" size="sm" onClick={() => setOpen("top-up")}>
                <Trans>Record a payment</Trans>
              </Button>
            )}
            <Button variant="secondary" size="sm" onClick={() => setOpen("plan")}>
              <Trans>Change plan</Trans>
            </Button>
          </div>
        )
      }
    >
      {plan.isError ? (
        <ErrorState error={plan.error} onRetry={() => plan.refetch()} />
      ) : !plan.data ? (
        <Skeleton className="h-12" />
      ) : (
        <div className="grid gap-1.5">
          <p>
            <PlanWords plan={plan.data.present} />
          </p>
          {coming.map((one) => (
            <p key={one.from} className="text-[13px] text-ink-soft">
              <Trans>From {monthName(one.from)}:</Trans> <PlanWords plan={one} />
            </p>
          ))}
          <p className="flex flex-wrap gap-2">
            <Badge tone={plan.data.clientSees ? "accent" : "plain"}>
              {plan.data.clientSees ? t`Shown to the client` : t`Not shown to the client`}
            </Badge>
            {typeof plan.data.balanceCents === "number" && (
              <Badge tone={plan.data.balanceCents < 0 ? "bad" : "good"}>
                <Trans>
                  Balance {invoiceMoney(plan.data.balanceCents, plan.data.present.currency)}
                </Trans>
              </Badge>
            )}
          </p>
        </div>
      )}
      {statements.data && statements.data.length > 0 && (
        <div className="-mx-4 md:-mx-5 mt-4 border-line border-t">
          <StatementList
            scope={{ kind: "client", clientId }}
            statements={all ? statements.data : statements.data.slice(0, SHOWN)}
          />
          {!all && statements.data.length > SHOWN && (
            <div className="flex justify-center border-line border-t py-2">
              <Button variant="ghost" size="sm" onClick={() => setAll(true)}>
                <Trans>Show all {statements.data.length} months</Trans>
              </Button>
            </div>
          )}
        </div>
      )}
      {open === "plan" && plan.data && (
        <PlanDialog clientId={clientId} billing={plan.data} onClose={() => setOpen(undefined)} />
      )}
      {open === "top-up" && plan.data && (
        <TopUpDialog
          clientId={clientId}
          currency={plan.data.present.currency}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Section>
  );
}
