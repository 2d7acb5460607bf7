import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ArrowDownRight, ArrowUpRight } from "lucide-react";
import { totalsQuery } from "@/api/analytics";
import { messageOf } from "@/api/client";
import type { Figures, PeriodTotals } from "@/api/types";
import { Button } from "@/components/Button";
import { Notice } from "@/components/Notice";
import { Skeleton } from "@/components/Skeleton";
import { cn } from "@/lib/cn";
import { count, difference } from "@/lib/format";

interface Measure {
  label: string;
  of: (period: Figures) => number;
  /** Whether an increase is good news. */
  moreIsBetter: boolean;
}

const MEASURES: Measure[] = [
  { label: t`Calls`, of: (period) => period.calls, moreIsBetter: true },
  { label: t`Talk minutes`, of: (period) => period.talkMinutes, moreIsBetter: true },
  { label: t`Answered`, of: (period) => period.answered, moreIsBetter: true },
  { label: t`Not connected`, of: (period) => period.notConnected, moreIsBetter: false },
];

export function TotalsStrip() {
  const totals = useQuery(totalsQuery);
  if (totals.isError && !totals.data) {
    return (
      <Notice className="mb-6">
        <Trans>The totals could not be loaded.</Trans> {messageOf(totals.error)}{" "}
        <Button variant="ghost" size="sm" onClick={() => totals.refetch()}>
          <Trans>Try again</Trans>
        </Button>
      </Notice>
    );
  }
  return (
    <section
      aria-label={t`Totals`}
      className="mb-6 grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line lg:grid-cols-4"
    >
      {MEASURES.map((measure) => (
        <div key={measure.label} className="bg-surface px-3.5 py-3.5 lg:px-5 lg:py-4">
          <h2 className="font-medium text-[13px] text-ink-soft">{measure.label}</h2>
          {totals.data ? (
            <>
              <Today measure={measure} period={totals.data.today} />
              <Month measure={measure} period={totals.data.last30Days} />
            </>
          ) : (
            <>
              <Skeleton className="mt-2 h-8 w-16" />
              <Skeleton className="mt-2 mb-0.5 h-2.5 w-28" />
            </>
          )}
        </div>
      ))}
    </section>
  );
}

interface PartProps {
  measure: Measure;
  period: PeriodTotals;
}

function Today({ measure, period }: PartProps) {
  const now = measure.of(period);
  return (
    <p className="mt-1 flex items-baseline gap-2">
      <span className="font-semibold text-[28px] tabular-nums leading-9 tracking-tight">
        {count(now)}
      </span>
      <span className="text-ink-faint text-xs">
        <Trans>today</Trans>
      </span>
      <Change
        measure={measure}
        now={now}
        before={measure.of(period.previous)}
        against={t`yesterday at this time`}
      />
    </p>
  );
}

function Month({ measure, period }: PartProps) {
  const now = measure.of(period);
  return (
    <p className="mt-1 flex flex-wrap items-baseline gap-x-1.5 text-ink-faint text-xs">
      <span className="tabular-nums">
        <Trans>
          <b className="font-medium text-ink-soft">{count(now)}</b> in 30 days
        </Trans>
      </span>
      <Change
        measure={measure}
        now={now}
        before={measure.of(period.previous)}
        against={t`the 30 days before`}
      />
    </p>
  );
}

function Change({
  measure,
  now,
  before,
  against,
}: {
  measure: Measure;
  now: number;
  before: number;
  against: string;
}) {
  const { direction, text } = difference(now, before);
  if (direction === "same") return null;
  const better = (direction === "up") === measure.moreIsBetter;
  const Arrow = direction === "up" ? ArrowUpRight : ArrowDownRight;
  return (
    <span
      title={`${count(before)} ${against}`}
      className={cn(
        "whitespace-nowrap font-medium text-xs tabular-nums",
        better ? "text-good" : "text-bad",
      )}
    >
      <Arrow aria-hidden className="mr-0.5 inline size-3.5 align-[-0.2em] max-sm:hidden" />
      {text}
      <span className="sr-only">
        {" "}
        <Trans>against {against}</Trans>
      </span>
    </span>
  );
}
