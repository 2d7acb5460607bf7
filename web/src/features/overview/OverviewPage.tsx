import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { agentStatusQuery } from "@/api/agents";
import { overviewQuery } from "@/api/analytics";
import { OWN_CALLS } from "@/api/callScope";
import { meQuery } from "@/api/session";
import { settingsQuery } from "@/api/settings";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { PageHeader } from "@/components/PageHeader";
import { LiveIndicator } from "@/features/calls/LiveIndicator";
import { NoCallsYet } from "@/features/calls/NoCallsYet";
import { OwnCompleteness } from "@/features/completeness/OwnCompleteness";
import { cn } from "@/lib/cn";
import { askedComparison, daysLabel, daysOf, instantsOf } from "@/lib/period";
import { OverviewContent } from "./OverviewContent";
import { OverviewSkeleton } from "./OverviewSkeleton";
import { PeriodControls } from "./PeriodControls";
import { ZoneOffer } from "./ZoneOffer";

/** The results of the client's calls. It prints as a report of two pages. */
export function OverviewPage() {
  const search = useSearch({ from: "/shell/client/overview" });
  const navigate = useNavigate();
  const me = useQuery(meQuery);
  const agents = useQuery(agentStatusQuery);
  const settings = useQuery(settingsQuery(OWN_CALLS));
  const timezone = settings.data?.timezone ?? "UTC";
  const days = daysOf(search, new Date(), timezone);
  const overview = useQuery({
    ...overviewQuery(OWN_CALLS, {
      ...instantsOf(days, timezone),
      timezone,
      compare: askedComparison(search),
      agentId: search.agentId,
    }),
    enabled: !settings.isPending,
    placeholderData: (previous) => previous,
  });
  const neverCalled = !agents.data?.agents.some((agent) => agent.lastCallAt);
  // Rendered with the content, because alone it would push the controls down.
  const offer = settings.data && <ZoneOffer timezone={settings.data.timezone} />;
  return (
    <>
      <PageHeader
        title={t`Overview`}
        description={
          <span className="hidden print:inline">
            {me.data?.business.name}, {daysLabel(days)}
          </span>
        }
        aside={
          <div className="flex flex-wrap items-center gap-2 print:hidden">
            <OwnCompleteness />
            <LiveIndicator />
            <Button
              variant="secondary"
              size="sm"
              className="max-sm:hidden"
              onClick={() => window.print()}
            >
              <Printer aria-hidden className="size-3.5" />
              <Trans>Print report</Trans>
            </Button>
          </div>
        }
      />
      <PeriodControls
        search={search}
        days={days}
        timezone={timezone}
        agents={agents.data?.agents ?? []}
        onChange={(wanted) =>
          navigate({ to: "/overview", search: wanted, replace: true, resetScroll: false })
        }
      />
      {overview.data?.totals.calls === 0 && neverCalled ? (
        <>
          {offer}
          <Card>
            <NoCallsYet status={agents.data} />
          </Card>
        </>
      ) : overview.data ? (
        <div
          className={cn("transition-opacity", overview.isPlaceholderData && "opacity-50")}
          aria-busy={overview.isPlaceholderData}
        >
          {offer}
          <OverviewContent overview={overview.data} days={days} agentId={search.agentId} />
        </div>
      ) : overview.isError || settings.isError ? (
        <ErrorState
          error={overview.error ?? settings.error}
          onRetry={() => (settings.isError ? settings.refetch() : overview.refetch())}
        />
      ) : (
        <OverviewSkeleton />
      )}
    </>
  );
}
