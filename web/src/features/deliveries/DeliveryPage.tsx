import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft, ScrollText } from "lucide-react";
import { ApiError } from "@/api/client";
import { type DeliveryQuery, deliveryQuery } from "@/api/deliveries";
import { keys } from "@/api/keys";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { Skeleton } from "@/components/Skeleton";
import { PageTitle } from "@/components/usePageTitle";
import { DeliveryBody } from "./DeliveryBody";
import { DeliveryFacts } from "./DeliveryFacts";

export function DeliveryPage() {
  const { deliveryId } = useParams({
    from: "/shell/operator/operator/deliveries/$deliveryId",
  });
  const delivery = useQuery(deliveryQuery(deliveryId));
  return (
    <div className="max-w-4xl">
      <BackToList />
      {delivery.data ? (
        <>
          <DeliveryFacts delivery={delivery.data} />
          <DeliveryBody delivery={delivery.data} />
        </>
      ) : (
        <>
          <PageTitle title={t`Delivery`} />
          {delivery.error instanceof ApiError && delivery.error.status === 404 ? (
            <EmptyState icon={ScrollText} title={t`This delivery was not found`}>
              <Trans>It may have been removed from the log since.</Trans>
            </EmptyState>
          ) : delivery.isError ? (
            <ErrorState error={delivery.error} onRetry={() => delivery.refetch()} />
          ) : (
            <div role="status" aria-label={t`Loading delivery`} className="grid gap-5">
              <Skeleton className="h-16 w-72" />
              <Skeleton className="h-56 rounded-xl" />
              <Skeleton className="h-80 rounded-xl" />
            </div>
          )}
        </>
      )}
    </div>
  );
}

function BackToList() {
  const filters = useQueryClient().getQueryData<DeliveryQuery>(keys.deliveries.lastFilters);
  return (
    <Link
      to="/operator/deliveries"
      search={filters ?? {}}
      className="mb-4 inline-flex min-h-11 items-center gap-1.5 text-[13px] text-ink-soft hover:text-ink md:min-h-0"
    >
      <ArrowLeft aria-hidden className="size-4" />
      <Trans>All deliveries</Trans>
    </Link>
  );
}
