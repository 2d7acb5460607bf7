import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { CallScope } from "@/api/callScope";
import type { StatementView } from "@/api/types";
import { Badge } from "@/components/Badge";
import { billedMinutes, invoiceMoney, monthName } from "@/lib/billing";

export function StatementList({
  scope,
  statements,
}: {
  scope: CallScope;
  statements: StatementView[];
}) {
  return (
    <ul aria-label={t`Statements`} className="divide-y divide-line">
      {statements.map((statement) => (
        <li
          key={statement.month}
          className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3.5 transition-colors hover:bg-sunken/60 md:px-5"
        >
          <StatementLink scope={scope} month={statement.month} />
          {statement.status === "open" && (
            <Badge tone="accent">
              <Trans>Open</Trans>
            </Badge>
          )}
          <span className="order-last w-full text-[13px] text-ink-soft tabular-nums sm:order-none sm:ml-auto sm:w-auto">
            <Plural value={statement.calls} one="# call" other="# calls" /> ·{" "}
            {billedMinutes(statement.minutes)}
          </span>
          <span className="ml-auto min-w-24 text-right sm:ml-0 font-medium tabular-nums">
            {invoiceMoney(statement.totalCents, statement.currency)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function StatementLink({ scope, month }: { scope: CallScope; month: string }) {
  const className = "font-medium after:absolute after:inset-0";
  return scope.kind === "own" ? (
    <Link to="/statements/$month" params={{ month }} className={className}>
      {monthName(month)}
    </Link>
  ) : (
    <Link
      to="/operator/clients/$clientId/statements/$month"
      params={{ clientId: scope.clientId, month }}
      className={className}
    >
      {monthName(month)}
    </Link>
  );
}
