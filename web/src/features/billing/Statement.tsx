import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Download, Printer } from "lucide-react";
import { useState } from "react";
import { statementCsv } from "@/api/billing";
import type { CallScope } from "@/api/callScope";
import type { StatementLine, StatementView } from "@/api/types";
import { Badge } from "@/components/Badge";
import { Button } from "@/components/Button";
import { buttonClass } from "@/components/buttonClass";
import { Card } from "@/components/Card";
import { PageHeader } from "@/components/PageHeader";
import { useZone } from "@/components/zone";
import { billedMinutes, invoiceMoney, monthName } from "@/lib/billing";
import { dayAndTime } from "@/lib/time";
import { PlanWords } from "./PlanWords";
import { StatementCalls } from "./StatementCalls";
import { StatementLines } from "./StatementLines";

/** The statement of one client for one month. The buttons and the calls are not printed. */
export function Statement({
  statement,
  scope,
  name,
}: {
  statement: StatementView;
  scope: CallScope;
  name: string;
}) {
  const [open, setOpen] = useState<StatementLine>();
  const timeZone = useZone();
  return (
    <>
      <PageHeader
        title={`${name}, ${monthName(statement.month)}`}
        description={<PlanWords plan={statement.plan} />}
        aside={
          <div className="flex flex-wrap gap-2 print:hidden">
            <Button variant="secondary" onClick={() => window.print()}>
              <Printer aria-hidden className="size-4" />
              <Trans>Print</Trans>
            </Button>
            <a
              href={statementCsv(scope, statement.month)}
              download
              className={buttonClass("secondary", "md")}
            >
              <Download aria-hidden className="size-4" />
              <Trans>CSV</Trans>
            </a>
          </div>
        }
      />
      <p className="mb-4 flex flex-wrap items-center gap-2 text-[13px] text-ink-soft">
        <Badge tone={statement.status === "closed" ? "good" : "accent"}>
          {statement.status === "closed" ? t`Closed` : t`Open`}
        </Badge>
        {statement.status === "closed"
          ? t`It does not change any more. Later events appear as corrections in an open month.`
          : t`It closes ${dayAndTime(statement.closesAt, new Date(), { timeZone })} and may change until then.`}
      </p>
      <Card className="overflow-hidden">
        <StatementLines statement={statement} open={open} onOpen={setOpen} />
      </Card>
      <dl className="mt-4 ml-auto grid max-w-sm grid-cols-2 gap-y-1.5 px-1 tabular-nums">
        <Total term={t`Minutes`} value={billedMinutes(statement.minutes)} />
        <Total
          term={t`Total`}
          value={invoiceMoney(statement.totalCents, statement.currency)}
          strong
        />
        {typeof statement.costCents === "number" && (
          <Total term={t`Retell’s cost`} value={invoiceMoney(statement.costCents, "USD")} />
        )}
        {typeof statement.marginCents === "number" && (
          <Total term={t`Margin`} value={invoiceMoney(statement.marginCents, statement.currency)} />
        )}
      </dl>
      {open && (
        <StatementCalls
          key={open.callMonth}
          scope={scope}
          month={statement.month}
          callMonth={open.callMonth}
        />
      )}
    </>
  );
}

function Total({ term, value, strong }: { term: string; value: string; strong?: boolean }) {
  return (
    <>
      <dt className={strong ? "font-semibold" : "text-ink-soft"}>{term}</dt>
      <dd className={strong ? "text-right font-semibold" : "text-right"}>{value}</dd>
    </>
  );
}
