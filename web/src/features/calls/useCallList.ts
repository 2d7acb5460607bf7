import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import type { CallScope } from "@/api/callScope";
import { callsQuery } from "@/api/calls";
import { renewedEvery } from "@/api/renewal";
import { type ChosenFilters, onlyFilters, toApi } from "@/lib/chosenFilters";
import { rowsOf } from "@/lib/livePages";
import { useBusinessZone } from "./businessZone";
import { rememberFilters } from "./lastFilters";
import { useLive } from "./liveStore";

/** The refetch interval in ms for operators, who have no live feed. */
const OPERATOR_REFRESH = 30_000;

export function useCallList(scope: CallScope, filters: ChosenFilters) {
  const client = useQueryClient();
  const { settled } = useLive();
  const { timeZone, known } = useBusinessZone(scope);
  const query = () => toApi(filters, new Date(), timeZone);
  const list = useInfiniteQuery({
    ...callsQuery(scope, onlyFilters(filters), query),
    enabled: known && (scope.kind === "client" || settled),
    refetchInterval: renewedEvery(scope.kind === "client" ? OPERATOR_REFRESH : false),
    placeholderData: (previous) => previous,
  });
  useEffect(() => rememberFilters(client, scope, filters), [client, scope, filters]);

  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage, data } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetching) fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const onNearEnd = useCallback(() => {
    // After a failure, only the reader retries.
    if (!isFetchNextPageError) loadMore();
  }, [isFetchNextPageError, loadMore]);

  const calls = useMemo(() => rowsOf(data), [data]);
  // A search through long calls may return a page without results.
  const nothingSoFar = hasNextPage && calls.length === 0;
  useEffect(() => {
    if (nothingSoFar) onNearEnd();
  }, [nothingSoFar, onNearEnd]);
  return { ...list, timeZone, query, calls, loadMore, onNearEnd };
}
