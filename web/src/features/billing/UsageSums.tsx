import { t } from "@lingui/core/macro";
import type { MonthUsage } from "@/api/types";
import { useZone } from "@/components/zone";
import { billedMinutes, invoiceMoney } from "@/lib/billing";
import { count } from "@/lib/format";
import { dayAndTime } from "@/lib/time";

/** Sums by currency: amounts of different currencies are never added. */
export function UsageSums({ usage }: { usage: MonthUsage }) {
  const timeZone = useZone();
  const calls = usage.clients.reduce((sum, client) => sum + client.calls, 0);
  const minutes = usage.clients.reduce((sum, client) => sum + client.minutes, 0);
  const cost = usage.clients.reduce((sum, client) => sum + client.costCents, 0);
  const revenue = new Map<string, number>();
  for (const client of usage.clients) {
    revenue.set(client.currency, (revenue.get(client.currency) ?? 0) + client.totalCents);
  }
  return (
    <>
      <dl
        aria-label={t`Sums of the month`}
        className="mb-2 grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line lg:grid-cols-4"
      >
        <Sum term={t`Calls with talk time`} value={count(calls)} />
        <Sum term={t`Minutes`} value={billedMinutes(minutes)} />
        <Sum
          term={t`Charged`}
          value={[...revenue].map(([currency, cents]) => invoiceMoney(cents, currency)).join(" + ")}
        />
        <Sum term={t`Retell’s cost`} value={invoiceMoney(cost, "USD")} />
      </dl>
      <p className="mb-6 text-[13px] text-ink-faint">
        {usage.status === "closed"
          ? t`This month’s statements are closed. Later events appear as corrections in an open month.`
          : t`This month’s statements close ${dayAndTime(usage.closesAt, new Date(), { timeZone })}.`}
      </p>
    </>
  );
}

function Sum({ term, value }: { term: string; value: string }) {
  return (
    <div className="bg-surface px-3.5 py-3.5 lg:px-5 lg:py-4">
      <dt className="font-medium text-[13px] text-ink-soft">{term}</dt>
      <dd className="mt-1 font-semibold text-[22px] tabular-nums leading-8 tracking-tight">
        {value}
      </dd>
    </div>
  );
}
