import type { InfiniteData, Query, QueryClient } from "@tanstack/react-query";
import { OWN_CALLS } from "@/api/callScope";
import { callQuery, getCalls } from "@/api/calls";
import { keys } from "@/api/keys";
import type { CallPage, CallRow } from "@/api/types";
import { type ChosenFilters, matches, toApi } from "@/lib/chosenFilters";
import { mergeFirstPage, removeRow, upsertRow } from "@/lib/livePages";
import { heldZone } from "./businessZone";

type Pages = InfiniteData<CallPage, unknown>;

const OWN_LISTS = keys.calls.lists(OWN_CALLS);

function ownLists(queryClient: QueryClient): Query[] {
  return queryClient.getQueryCache().findAll({ queryKey: OWN_LISTS });
}

function filtersOf(query: Query): ChosenFilters {
  return (query.queryKey[3] ?? {}) as ChosenFilters;
}

function rowsIn(query: Query): CallRow[] {
  return (query.state.data as Pages | undefined)?.pages.flatMap((page) => page.calls) ?? [];
}

/**
 * Writes a live call into all cached lists and details. Returns `look-again` if a list may lack the
 * call, so that the caller has to ask the server.
 */
export function applyLiveCall(queryClient: QueryClient, row: CallRow): "done" | "look-again" {
  let answer: "done" | "look-again" = "done";
  const timeZone = heldZone(queryClient);
  for (const query of ownLists(queryClient)) {
    // A fetch that began before the call was stored may bring the older list.
    if (query.state.fetchStatus === "fetching") answer = "look-again";
    const belongs = matches(row, filtersOf(query), new Date(), timeZone);
    const held = rowsIn(query).find((call) => call.callId === row.callId);
    if (belongs === "unsure" && !held) {
      answer = "look-again";
      continue;
    }
    queryClient.setQueryData<Pages>(query.queryKey, (data) => {
      if (!data) return data;
      // The feed does not know the search, so the highlights of the list are kept.
      const highlights = row.highlights ?? held?.highlights;
      return belongs ? upsertRow(data, { ...row, highlights }) : removeRow(data, row.callId);
    });
  }
  const { queryKey } = callQuery(OWN_CALLS, row.callId);
  if (queryClient.getQueryData(queryKey)) {
    queryClient.setQueryData(queryKey, (call) => call && { ...call, ...row });
    queryClient.invalidateQueries({ queryKey });
  }
  return answer;
}

/**
 * Returns whether only the review of a cached call has changed. Reviews are not announced as news.
 */
export function onlyReviewed(queryClient: QueryClient, row: CallRow): boolean {
  const held = ownLists(queryClient)
    .flatMap(rowsIn)
    .find((call) => call.callId === row.callId);
  return held !== undefined && withoutReview(held) === withoutReview(row);
}

/** Removes also the highlights of a search, which the feed does not send. */
function withoutReview({ review: _, highlights: _found, ...rest }: CallRow): string {
  return JSON.stringify(rest, Object.keys(rest).sort());
}

/** Fetches the first pages after a gap in the stream and merges them into the loaded lists. */
export async function refreshFirstPages(queryClient: QueryClient): Promise<void> {
  for (const query of ownLists(queryClient)) {
    if (!query.isActive()) {
      queryClient.invalidateQueries({ queryKey: query.queryKey, refetchType: "none" });
      continue;
    }
    if (!query.state.data) continue;
    const fresh = await getCalls(
      OWN_CALLS,
      toApi(filtersOf(query), new Date(), heldZone(queryClient)),
    );
    const data = queryClient.getQueryData<Pages>(query.queryKey);
    const merged = data && mergeFirstPage(data, fresh);
    if (merged) queryClient.setQueryData<Pages>(query.queryKey, merged);
    else await queryClient.resetQueries({ queryKey: query.queryKey, exact: true });
  }
}
