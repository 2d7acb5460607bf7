import { plural, t } from "@lingui/core/macro";
import type { Overview } from "@/api/types";
import { Section } from "@/components/Card";
import { count, money } from "@/lib/format";
import { CallsLink } from "./CallsBehind";

/** The goals of the business, their results and their value. */
export function Goals({ goals, currency }: { goals: Overview["goals"]; currency: string }) {
  return (
    <Section id="goals" title={t`Goals`}>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-5">
        {goals.map((goal) => (
          <li key={goal.id} className="min-w-0">
            <p className="truncate text-[13px] text-ink-soft">
              <CallsLink filter={{ goal: goal.id }} className="hover:text-ink hover:underline">
                <bdi>{goal.name}</bdi>
              </CallsLink>
            </p>
            <p className="flex items-baseline gap-2 tabular-nums">
              <span className="font-semibold text-[22px] leading-8">{count(goal.calls)}</span>
              <span className="text-[13px] text-ink-faint">
                {typeof goal.rate.value === "number"
                  ? t`${Math.round(goal.rate.value * 100)} % of ${plural(goal.rate.denominator, { one: "# call", other: "# calls" })}`
                  : t`no calls`}
              </span>
            </p>
            {typeof goal.worthCents === "number" && typeof goal.valueCents === "number" && (
              <p className="mt-1 text-[13px] tabular-nums">
                {money(goal.worthCents, currency)}
                <span className="text-ink-faint">
                  {" "}
                  = {count(goal.calls)} × {money(goal.valueCents, currency)}
                </span>
              </p>
            )}
            <Before goal={goal} currency={currency} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The result of a goal in the compared period. */
function Before({ goal, currency }: { goal: Overview["goals"][number]; currency: string }) {
  const { previousNumerator: calls, previous: rate } = goal.rate;
  if (typeof calls !== "number") return null;
  const share = typeof rate === "number" ? `${Math.round(rate * 100)} %` : t`no calls`;
  return (
    <p className="mt-1 text-ink-faint text-xs tabular-nums">
      {typeof goal.previousWorthCents === "number"
        ? t`Before: ${count(calls)} (${share}), ${money(goal.previousWorthCents, currency)}`
        : t`Before: ${count(calls)} (${share})`}
    </p>
  );
}
