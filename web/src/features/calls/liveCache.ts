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
 * Writes one live call into every list and detail that is held.
 * `look-again` when a list may be missing it and the server has to be asked.
 */
export function applyLiveCall(queryClient: QueryClient, row: CallRow): "done" | "look-again" {
  let answer: "done" | "look-again" = "done";
  const timeZone = heldZone(queryClient);
  for (const query of ownLists(queryClient)) {
    // A fetch that began before the call was stored would put the older list back.
    if (query.state.fetchStatus === "fetching") answer = "look-again";
    const belongs = matches(row, filtersOf(query), new Date(), timeZone);
    const held = rowsIn(query).find((call) => call.callId === row.callId);
    if (belongs === "unsure" && !held) {
      answer = "look-again";
      continue;
    }
    queryClient.setQueryData<Pages>(query.queryKey, (data) => {
      if (!data) return data;
      // The feed knows nothing of the search that found the words.
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
 * Whether only the review of a cached call has changed: somebody's work on a call is not announced as
 * news of the call.
 */
export function onlyReviewed(queryClient: QueryClient, row: CallRow): boolean {
  const held = ownLists(queryClient)
    .flatMap(rowsIn)
    .find((call) => call.callId === row.callId);
  return held !== undefined && withoutReview(held) === withoutReview(row);
}

/** Without the words that a search found either: the feed does not tell them. */
function withoutReview({ review: _, highlights: _found, ...rest }: CallRow): string {
  return JSON.stringify(rest, Object.keys(rest).sort());
}

/** After a gap in the stream: the first page again, joined to what is loaded. */
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
