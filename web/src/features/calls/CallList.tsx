import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Columns3, ListChecks, SearchX } from "lucide-react";
import { type ReactNode, Suspense, useMemo, useState } from "react";
import type { CallScope } from "@/api/callScope";
import { messageOf } from "@/api/client";
import { settingsQuery } from "@/api/settings";
import type { ConnectedAgent } from "@/api/types";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { lazily } from "@/components/lazily";
import { Notice } from "@/components/Notice";
import { SkeletonRows } from "@/components/Skeleton";
import { TABLE, useMediaQuery } from "@/components/useMediaQuery";
import { hiddenFilters } from "@/lib/callFilters";
import { type ChosenFilters, hasFilters, onlyFilters } from "@/lib/chosenFilters";
import { cn } from "@/lib/cn";
import { CallRows } from "./CallRows";
import { FilterBar } from "./FilterBar";
import { FilterChips } from "./FilterChips";
import { fieldOptions } from "./filterOptions";
import { KeyHelp } from "./KeyHelp";
import { filtersKey } from "./sameFilters";
import { useAgentOptions } from "./useAgentOptions";
import { useCallList } from "./useCallList";
import { useColumns } from "./useColumns";
import { useCountedChoices } from "./useCountedChoices";
import { useDisclosure } from "./useDisclosure";
import { useMayReview } from "./useMayReview";

const ColumnsDialog = lazily(() => import("./ColumnsDialog"), "ColumnsDialog");

interface Props {
  scope: CallScope;
  filters: ChosenFilters;
  onFilters: (filters: ChosenFilters) => void;
  agents: ConnectedAgent[];
  /** Shown after the filters. */
  actions?: ReactNode;
  /** Shown when there are no calls. */
  empty: ReactNode;
}

export function CallList({ scope, filters, onFilters, agents, actions, empty }: Props) {
  const [choosing, setChoosing] = useState(false);
  const [selecting, setSelecting] = useState(false);
  const { columns, choose } = useColumns(filters.columns);
  const change = (next: ChosenFilters) => onFilters({ ...next, columns: filters.columns });
  const table = useMediaQuery(TABLE);
  const mayReview = useMayReview() && scope.kind === "own";
  const list = useCallList(scope, filters);
  const { choices, agentIds, fields, countChoices } = useCountedChoices(scope, filters);
  const { goals, fieldRoles } = useQuery(settingsQuery(scope)).data ?? {};
  const { recordings, numbers } = useDisclosure(scope);
  // The rows contain most agent names. Other names are requested after the rows have arrived.
  const listed = list.isSuccess && !list.isPlaceholderData;
  const others = listed ? [...agentIds, filters.agentId ?? ""].filter(Boolean) : [];
  const agentChoices = useAgentOptions(scope, agents, list.calls, others);
  const hiddenField = numbers ? undefined : fieldRoles?.callbackNumber;
  const known = useMemo(
    () => ({
      agents: agentChoices,
      goals: goals ?? [],
      ...choices,
      fields: fieldOptions(fields, list.calls, hiddenField),
      hidden: hiddenFilters({ recordings, numbers }),
    }),
    [agentChoices, list.calls, goals, choices, fields, hiddenField, recordings, numbers],
  );
  const filtered = hasFilters(filters);
  const nothingYet = !filtered && list.isSuccess && list.calls.length === 0;
  return (
    <section aria-label={t`Call list`}>
      {!nothingYet && (
        <FilterBar
          filters={filters}
          known={known}
          timeZone={list.timeZone}
          onChange={change}
          onEnter={countChoices}
        >
          {actions}
          {table && (
            <Button variant="secondary" onClick={() => setChoosing(true)}>
              <Columns3 aria-hidden className="size-4" />
              <Trans>Columns</Trans>
            </Button>
          )}
          <KeyHelp mayReview={mayReview} />
          {mayReview && !table && (
            <Button
              variant="secondary"
              aria-label={t`Select calls`}
              aria-pressed={selecting}
              className={cn("px-3", selecting && "border-accent text-accent")}
              onClick={() => setSelecting(!selecting)}
            >
              <ListChecks aria-hidden className="size-4" />
            </Button>
          )}
        </FilterBar>
      )}
      <FilterChips filters={filters} known={known} onChange={change} />
      <Card className="mt-3 overflow-clip max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        {list.isPending || (list.hasNextPage && list.calls.length === 0 && !list.isError) ? (
          <SkeletonRows rows={8} height="h-[118px] min-[76rem]:h-16" />
        ) : list.isError && list.calls.length === 0 ? (
          <ErrorState error={list.error} onRetry={() => list.refetch()} />
        ) : list.calls.length > 0 ? (
          <div className={cn("transition-opacity", list.isPlaceholderData && "opacity-50")}>
            <CallRows
              scope={scope}
              calls={list.calls}
              columns={columns}
              mayReview={mayReview}
              selecting={selecting}
              hasMore={list.hasNextPage}
              onNearEnd={list.onNearEnd}
              // While new filters load, the list shows the rows of the previous filters.
              listKey={`${list.isPlaceholderData} ${filtersKey(onlyFilters(filters))}`}
              query={list.query}
            />
          </div>
        ) : filtered ? (
          <EmptyState
            icon={SearchX}
            title={t`No calls match`}
            action={
              <Button variant="secondary" onClick={() => change({})}>
                <Trans>Clear filters</Trans>
              </Button>
            }
          >
            <Trans>Try a longer time or fewer filters.</Trans>
          </EmptyState>
        ) : (
          empty
        )}
      </Card>
      {list.isFetchNextPageError && (
        <Notice tone="bad" className="mt-4">
          {messageOf(list.error)}
        </Notice>
      )}
      {list.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button variant="secondary" busy={list.isFetchingNextPage} onClick={list.loadMore}>
            <Trans>Load more calls</Trans>
          </Button>
        </div>
      )}
      {choosing && (
        <Suspense>
          <ColumnsDialog
            scope={scope}
            shown={columns.map(({ name }) => name)}
            onChoose={(names) => {
              onFilters({ ...filters, columns: choose(names) });
              setChoosing(false);
            }}
            onClose={() => setChoosing(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
