import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { ArrowLeft, Building2, PhoneCall } from "lucide-react";
import { useMemo } from "react";
import type { CallScope } from "@/api/callScope";
import { ApiError } from "@/api/client";
import { clientQuery } from "@/api/clients";
import { renewedEvery } from "@/api/renewal";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { Skeleton } from "@/components/Skeleton";
import { PageTitle } from "@/components/usePageTitle";
import { ClientZone } from "@/components/zone";
import { PlanCard } from "@/features/billing/PlanCard";
import { ClientBusiness } from "@/features/business/ClientBusiness";
import { CallList } from "@/features/calls/CallList";
import { HistorySection } from "@/features/completeness/HistorySection";
import { ClientAgents } from "./ClientAgents";
import { ClientHeader } from "./ClientHeader";
import { ClientSees } from "./ClientSees";

export function ClientPage() {
  const { clientId } = useParams({ from: "/shell/operator/operator/clients/$clientId" });
  const filters = useSearch({ from: "/shell/operator/operator/clients/$clientId" });
  const navigate = useNavigate();
  const client = useQuery({
    ...clientQuery(clientId),
    refetchInterval: renewedEvery(30_000),
  });
  const scope = useMemo<CallScope>(() => ({ kind: "client", clientId }), [clientId]);

  return (
    <ClientZone scope={scope}>
      {!client.data && <PageTitle title={t`Client`} />}
      <Link
        to="/operator/clients"
        className="mb-4 inline-flex min-h-11 items-center gap-1.5 text-[13px] text-ink-soft hover:text-ink md:min-h-0"
      >
        <ArrowLeft aria-hidden className="size-4" />
        <Trans>All clients</Trans>
      </Link>
      {client.data ? (
        <>
          <ClientHeader client={client.data} />
          <ClientAgents client={client.data} />
          <HistorySection clientId={clientId} key={`${clientId} history`} />
          <PlanCard clientId={clientId} />
          <ClientSees clientId={clientId} key={`${clientId} sees`} />
          <ClientBusiness clientId={clientId} key={`${clientId} business`} />
          <h2 className="mt-8 mb-3 font-semibold text-[15px] tracking-tight">
            <Trans>Calls</Trans>
          </h2>
          <CallList
            // Prevents rows of another client from showing while this client's rows load.
            key={clientId}
            scope={scope}
            filters={filters}
            onFilters={(search) =>
              navigate({
                to: "/operator/clients/$clientId",
                params: { clientId },
                search,
                replace: true,
                resetScroll: false,
              })
            }
            agents={client.data.agents}
            empty={
              <EmptyState icon={PhoneCall} title={t`No calls yet`}>
                {client.data.agents.length > 0
                  ? t`Calls of the connected agents appear here.`
                  : t`Assign an agent above; its calls appear here.`}
              </EmptyState>
            }
          />
        </>
      ) : client.error instanceof ApiError && client.error.status === 404 ? (
        <EmptyState icon={Building2} title={t`This client was not found`} />
      ) : client.isError ? (
        <ErrorState error={client.error} onRetry={() => client.refetch()} />
      ) : (
        <div role="status" aria-label={t`Loading client`} className="grid gap-5">
          <Skeleton className="h-16 w-72" />
          <Skeleton className="h-40 rounded-xl" />
          <Skeleton className="h-96 rounded-xl" />
        </div>
      )}
    </ClientZone>
  );
}
