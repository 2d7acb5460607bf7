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
import { billedMinutes, invoiceMoney, monthName } from "@/lib/billing";
import { dayAndTime } from "@/lib/time";
import { PlanWords } from "./PlanWords";
import { StatementCalls } from "./StatementCalls";
import { StatementLines } from "./StatementLines";

/** One month of one client. Prints on its own: the buttons and the calls stay on the screen. */
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
  return (
    <>
      <PageHeader
        title={`${name}, ${monthName(statement.month)}`}
        description={<PlanWords plan={statement.plan} />}
        aside={
          <div className="flex flex-wrap gap-2 print:hidden">
            <Button variant="secondary" onClick={() => window.print()}>
              <Printer aria-hidden className="size-4" />
              Print
            </Button>
            <a
              href={statementCsv(scope, statement.month)}
              download
              className={buttonClass("secondary", "md")}
            >
              <Download aria-hidden className="size-4" />
              CSV
            </a>
          </div>
        }
      />
      <p className="mb-4 flex flex-wrap items-center gap-2 text-[13px] text-ink-soft">
        <Badge tone={statement.status === "closed" ? "good" : "accent"}>
          {statement.status === "closed" ? "Closed" : "Open"}
        </Badge>
        {statement.status === "closed"
          ? "It does not change any more. Later events appear as corrections in an open month."
          : `It closes ${dayAndTime(statement.closesAt, new Date())} and may change until then.`}
      </p>
      <Card className="overflow-hidden">
        <StatementLines statement={statement} open={open} onOpen={setOpen} />
      </Card>
      <dl className="mt-4 ml-auto grid max-w-sm grid-cols-2 gap-y-1.5 px-1 tabular-nums">
        <Total term="Minutes" value={billedMinutes(statement.minutes)} />
        <Total term="Total" value={invoiceMoney(statement.totalCents, statement.currency)} strong />
        {typeof statement.costCents === "number" && (
          <Total term="Retell’s cost" value={invoiceMoney(statement.costCents, "USD")} />
        )}
        {typeof statement.marginCents === "number" && (
          <Total term="Margin" value={invoiceMoney(statement.marginCents, statement.currency)} />
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
