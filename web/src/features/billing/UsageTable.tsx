import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ClientUsage, MonthUsage } from "@/api/types";
import { Badge } from "@/components/Badge";
import { cell, DataTable, head } from "@/components/DataTable";
import { useMediaQuery, WIDE } from "@/components/useMediaQuery";
import { billedMinutes, invoiceMoney, warningWords } from "@/lib/billing";
import { count } from "@/lib/format";

export function UsageTable({ usage }: { usage: MonthUsage }) {
  const wide = useMediaQuery(WIDE);
  if (!wide) return <UsageCards usage={usage} />;
  return (
    // Eight columns need small padding, because some languages have longer labels and amounts.
    <div className="[&_td]:px-3 [&_th]:px-3">
      <DataTable label={t`Usage of each client`}>
        <thead>
          <tr>
            <th scope="col" className={head()}>
              <Trans>Client</Trans>
            </th>
            {[
              t`Calls`,
              t`Minutes`,
              t`Included`,
              t`Charged`,
              t`Amount`,
              t`Retell’s cost`,
              t`Margin`,
            ].map((title) => (
              <th key={title} scope="col" className={head("right")}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {usage.clients.map((client) => (
            <tr
              key={client.clientId}
              className="relative border-line border-t transition-colors hover:bg-sunken/60"
            >
              <td className={cell("max-w-64")}>
                <StatementLink client={client} month={usage.month} />
                <Warnings client={client} />
              </td>
              <td className={cell("text-right tabular-nums")}>{count(client.calls)}</td>
              <td className={cell("text-right tabular-nums")}>{billedMinutes(client.minutes)}</td>
              <td className={cell("text-right text-ink-soft tabular-nums")}>
                {hasPlan(client) ? billedMinutes(client.includedMinutes) : "—"}
              </td>
              <td className={cell("text-right text-ink-soft tabular-nums")}>
                {hasPlan(client) ? billedMinutes(client.overageMinutes) : "—"}
              </td>
              <td className={cell("text-right font-medium tabular-nums")}>
                {invoiceMoney(client.totalCents, client.currency)}
              </td>
              <td className={cell("text-right text-ink-soft tabular-nums")}>
                {invoiceMoney(client.costCents, "USD")}
              </td>
              <td className={cell("text-right tabular-nums")}>
                <Margin client={client} />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function UsageCards({ usage }: { usage: MonthUsage }) {
  return (
    <ul aria-label={t`Usage of each client`} className="divide-y divide-line">
      {usage.clients.map((client) => (
        <li
          key={client.clientId}
          className="relative grid gap-1.5 px-4 py-3.5 *:min-w-0 active:bg-sunken"
        >
          <div className="flex items-baseline justify-between gap-3">
            <StatementLink client={client} month={usage.month} />
            <span className="font-medium tabular-nums">
              {invoiceMoney(client.totalCents, client.currency)}
            </span>
          </div>
          <p className="flex flex-wrap gap-x-3 text-[13px] text-ink-soft tabular-nums">
            <span>
              <Plural value={client.calls} one="# call" other="# calls" />
            </span>
            <span>{billedMinutes(client.minutes)}</span>
            <span className="ml-auto">
              <Trans>Margin</Trans> <Margin client={client} />
            </span>
          </p>
          <Warnings client={client} />
        </li>
      ))}
    </ul>
  );
}

function hasPlan(client: ClientUsage): boolean {
  return !client.warnings.includes("no-plan");
}

function StatementLink({ client, month }: { client: ClientUsage; month: string }) {
  return (
    <Link
      to="/operator/clients/$clientId/statements/$month"
      params={{ clientId: client.clientId, month }}
      className="block truncate font-medium after:absolute after:inset-0"
    >
      <bdi>{client.name}</bdi>
    </Link>
  );
}

function Warnings({ client }: { client: ClientUsage }) {
  if (client.warnings.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-1.5">
      {client.warnings.map((warning) => (
        <Badge key={warning} tone={warning === "no-plan" ? "plain" : "caution"}>
          {warningWords(warning)}
        </Badge>
      ))}
    </p>
  );
}

function Margin({ client }: { client: ClientUsage }) {
  if (!hasPlan(client)) return <span title={t`Without a plan nothing is charged`}>—</span>;
  if (client.marginCents === null || client.marginCents === undefined) {
    return <span title={t`The plan is in ${client.currency}, Retell’s cost in USD`}>—</span>;
  }
  return (
    <span className={client.marginCents < 0 ? "text-bad" : undefined}>
      {invoiceMoney(client.marginCents, client.currency)}
    </span>
  );
}
