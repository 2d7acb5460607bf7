import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useEffect } from "react";
import { deliveriesQuery } from "@/api/deliveries";
import { keys } from "@/api/keys";
import { renewedEvery } from "@/api/renewal";
import { sourcesQuery } from "@/api/sources";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { ErrorState } from "@/components/ErrorState";
import { PageHeader } from "@/components/PageHeader";
import { SearchBox } from "@/components/SearchBox";
import { Select } from "@/components/Select";
import { SkeletonRows } from "@/components/Skeleton";
import { DELIVERY_OUTCOMES } from "@/lib/outcomes";
import { DeliveryTable } from "./DeliveryTable";
import { NoDeliveries } from "./NoDeliveries";
import { Refusals } from "./Refusals";

/** Remembers the filters of the last list, for the way back from a delivery. */

export function DeliveriesPage() {
  const search = useSearch({ from: "/shell/operator/operator/deliveries" });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  useEffect(() => {
    queryClient.setQueryData(keys.deliveries.lastFilters, search);
  }, [queryClient, search]);
  const sources = useQuery(sourcesQuery);
  const log = useInfiniteQuery({
    ...deliveriesQuery(search),
    placeholderData: (previous) => previous,
    // Does not refetch while the reader is further down the list.
    refetchInterval: (query) =>
      renewedEvery((query.state.data?.pages.length ?? 1) <= 1 && 20_000)(query),
  });
  const deliveries = log.data?.pages.flatMap((page) => page.deliveries) ?? [];
  const filtered = Object.values(search).some(Boolean);
  const change = (part: Partial<typeof search>) =>
    navigate({
      to: "/operator/deliveries",
      search: { ...search, ...part },
      replace: true,
      resetScroll: false,
    });

  return (
    <>
      <PageHeader
        title={t`Deliveries`}
        description={t`Every webhook request and what became of it. The place to ask why a call did not arrive.`}
        aside={
          <Button
            variant="secondary"
            size="sm"
            busy={log.isRefetching && !log.isFetchingNextPage}
            onClick={() => log.refetch()}
          >
            <Trans>Refresh</Trans>
          </Button>
        }
      />
      <search className="mb-3 grid grid-cols-2 items-center gap-2 xl:flex">
        <SearchBox
          label={t`Search by call ID`}
          placeholder={t`Call ID`}
          value={search.callId ?? ""}
          onChange={(callId) => change({ callId: callId || undefined })}
          className="max-md:col-span-2 xl:flex-1"
        />
        <SearchBox
          label={t`Search by agent ID`}
          placeholder={t`Agent ID`}
          value={search.agentId ?? ""}
          onChange={(agentId) => change({ agentId: agentId || undefined })}
          className="max-md:col-span-2 xl:flex-1"
        />
        <Select
          aria-label={t`Outcome`}
          value={search.outcome ?? ""}
          onChange={(event) => change({ outcome: event.target.value || undefined })}
          className="xl:w-40"
        >
          <option value="">
            <Trans>Any outcome</Trans>
          </option>
          {DELIVERY_OUTCOMES.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t`Source`}
          value={search.sourceId ?? ""}
          onChange={(event) => change({ sourceId: event.target.value || undefined })}
          className="xl:w-40"
        >
          <option value="">
            <Trans>Any source</Trans>
          </option>
          {sources.data?.map((source) => (
            <option key={source.id} value={source.id}>
              {source.name}
            </option>
          ))}
        </Select>
        {filtered && (
          <Button
            variant="ghost"
            className="justify-self-start"
            onClick={() => navigate({ to: "/operator/deliveries", search: {}, replace: true })}
          >
            <X aria-hidden className="size-4" />
            <Trans>Clear</Trans>
          </Button>
        )}
      </search>
      <Card className="overflow-hidden">
        {log.isPending ? (
          <SkeletonRows rows={8} height="h-14" />
        ) : log.isError && deliveries.length === 0 ? (
          <ErrorState error={log.error} onRetry={() => log.refetch()} />
        ) : deliveries.length > 0 ? (
          <DeliveryTable deliveries={deliveries} />
        ) : (
          <NoDeliveries searched={Boolean(search.callId || search.agentId)} filtered={filtered} />
        )}
      </Card>
      {log.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button
            variant="secondary"
            busy={log.isFetchingNextPage}
            onClick={() => log.fetchNextPage()}
          >
            <Trans>Load more deliveries</Trans>
          </Button>
        </div>
      )}
      {/* Rendered after the list has loaded, so that it does not push the list down. */}
      {!log.isPending && <Refusals sourceId={search.sourceId} />}
    </>
  );
}
