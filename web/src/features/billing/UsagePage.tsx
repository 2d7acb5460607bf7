import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Download, ReceiptText } from "lucide-react";
import { usageCsv, usageQuery } from "@/api/billing";
import { buttonClass } from "@/components/buttonClass";
import { Card } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { PageHeader } from "@/components/PageHeader";
import { SkeletonRows } from "@/components/Skeleton";
import { MonthChoice } from "./MonthChoice";
import { UsageChart } from "./UsageChart";
import { UsageSums } from "./UsageSums";
import { UsageTable } from "./UsageTable";

/** The usage and the amount of every client in a month. */
export function UsagePage() {
  const { month } = useSearch({ from: "/shell/operator/operator/usage" });
  const navigate = useNavigate();
  const usage = useQuery({ ...usageQuery(month), placeholderData: (previous) => previous });
  return (
    <>
      <PageHeader
        title={t`Usage`}
        description={t`Minutes and money of each client, from a ledger that no retry counts twice.`}
        aside={
          usage.data && (
            <>
              <MonthChoice
                month={usage.data.month}
                onChange={(wanted) =>
                  navigate({ to: "/operator/usage", search: { month: wanted }, replace: true })
                }
              />
              <a
                href={usageCsv(usage.data.month)}
                download
                className={buttonClass("secondary", "md")}
              >
                <Download aria-hidden className="size-4" />
                <Trans>CSV</Trans>
              </a>
            </>
          )
        }
      />
      {usage.isPending ? (
        <Card className="overflow-hidden">
          <SkeletonRows rows={6} height="h-16" />
        </Card>
      ) : usage.isError && !usage.data ? (
        <ErrorState error={usage.error} onRetry={() => usage.refetch()} />
      ) : usage.data.clients.length === 0 ? (
        <Card>
          <EmptyState icon={ReceiptText} title={t`No clients yet`}>
            <Trans>
              Create a client and connect its agents; its minutes are counted from the first call
              on.
            </Trans>
          </EmptyState>
        </Card>
      ) : (
        <>
          <UsageSums usage={usage.data} />
          <UsageChart usage={usage.data} />
          <Card className="overflow-hidden">
            <UsageTable usage={usage.data} />
          </Card>
        </>
      )}
    </>
  );
}
