import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { MonthUsage } from "@/api/types";
import { Section } from "@/components/Card";
import { billedMinutes } from "@/lib/billing";
import { cn } from "@/lib/cn";
import { type UsageBar, usageBars } from "./usage";

const MOST_BARS = 10;

const INCLUDED = "bg-accent/35";
const CHARGED = "bg-accent";

/** The clients with the highest usage of the month. The table below has the same numbers. */
export function UsageChart({ usage }: { usage: MonthUsage }) {
  const { bars, more } = usageBars(usage.clients, MOST_BARS);
  if (bars.length === 0) return null;
  return (
    <Section
      id="minutes-of-clients"
      title={t`Minutes of each client`}
      description={
        more > 0 &&
        t`${plural(more, { one: "# more client is", other: "# more clients are" })} in the table.`
      }
      aside={
        <p className="flex flex-wrap justify-end gap-x-3 text-[13px] text-ink-soft">
          <Key colour={INCLUDED}>
            <Trans>Not charged</Trans>
          </Key>
          <Key colour={CHARGED}>
            <Trans>Charged</Trans>
          </Key>
        </p>
      }
      className="mb-6"
    >
      <ul aria-labelledby="minutes-of-clients" className="grid gap-1">
        {bars.map((bar) => (
          <Bar key={bar.clientId} bar={bar} month={usage.month} />
        ))}
      </ul>
    </Section>
  );
}

function Bar({ bar, month }: { bar: UsageBar; month: string }) {
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 rounded-md px-2 py-1.5 text-[13px] transition-colors hover:bg-sunken/60 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_6rem]">
      <Link
        to="/operator/clients/$clientId/statements/$month"
        params={{ clientId: bar.clientId, month }}
        className="truncate after:absolute after:inset-0"
      >
        <bdi>{bar.name}</bdi>
      </Link>
      <span className="text-right text-ink-soft tabular-nums sm:order-last">
        {billedMinutes(bar.minutes)}
      </span>
      <span aria-hidden className="col-span-2 sm:col-span-1">
        <span
          className="flex h-3 min-w-0.5 overflow-hidden rounded-sm"
          style={{ width: `${(bar.included + bar.charged) * 100}%` }}
        >
          <span className={INCLUDED} style={{ flexGrow: bar.included }} />
          <span className={CHARGED} style={{ flexGrow: bar.charged }} />
        </span>
      </span>
    </li>
  );
}

function Key({ colour, children }: { colour: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={cn("size-2.5 rounded-sm", colour)} />
      {children}
    </span>
  );
}
