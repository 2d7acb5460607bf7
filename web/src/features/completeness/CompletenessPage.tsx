import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ListChecks } from "lucide-react";
import { completenessQuery, isRunning, reconciliationsQuery } from "@/api/completeness";
import { Card, Section } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { Notice } from "@/components/Notice";
import { PageHeader } from "@/components/PageHeader";
import { SkeletonRows } from "@/components/Skeleton";
import { CheckNow } from "./CheckNow";
import { ClientDays } from "./ClientDays";
import { RunProgress } from "./RunProgress";

/** Retell's calls beside ours: per client and day, with each difference and its reason. */
export function CompletenessPage() {
  const completeness = useQuery(completenessQuery());
  const runs = useQuery({ ...reconciliationsQuery(), enabled: completeness.data?.keyed === true });
  const shown = runs.data?.filter(
    (run, index) => isRunning(run) || index === 0 || run.state === "failed",
  );
  return (
    <>
      <PageHeader
        title={t`Completeness`}
        description={t`Retell’s calls of the last seven days beside those that are here. Missing ones are fetched every 15 minutes.`}
        aside={<CheckNow disabled={!completeness.data?.keyed} />}
      />
      {/* Runs stand above the clients: shown later, they would push these down. */}
      {completeness.isPending || runs.isLoading ? (
        <Card className="overflow-hidden">
          <SkeletonRows rows={5} height="h-20" />
        </Card>
      ) : completeness.isError && !completeness.data ? (
        <ErrorState error={completeness.error} onRetry={() => completeness.refetch()} />
      ) : (
        <div className="grid gap-5 *:min-w-0">
          {!completeness.data.keyed && (
            <Notice tone="caution">
              <Trans>
                There is no Retell API key, so nothing is checked.{" "}
                <Link to="/operator/sources" className="underline">
                  Add one at Sources
                </Link>
                , or set RETELL_API_KEY.
              </Trans>
            </Notice>
          )}
          {shown && shown.length > 0 && (
            <Section id="runs" title={t`Comparisons`}>
              <ul aria-label={t`Comparisons`} className="grid gap-4">
                {shown.slice(0, 5).map((run) => (
                  <li key={run.id}>
                    <RunProgress run={run} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Card className="overflow-hidden">
            {completeness.data.clients.length === 0 ? (
              <EmptyState icon={ListChecks} title={t`Nothing to compare yet`}>
                <Trans>
                  Connect an agent to a client; its calls are compared with Retell’s from then on.
                </Trans>
              </EmptyState>
            ) : (
              <ul aria-label={t`Completeness of each client`} className="divide-y divide-line">
                {completeness.data.clients.map((client) => (
                  <ClientDays key={client.clientId} client={client} />
                ))}
              </ul>
            )}
          </Card>
        </div>
      )}
    </>
  );
}
