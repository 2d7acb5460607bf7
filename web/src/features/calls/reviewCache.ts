import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { OWN_CALLS } from "@/api/callScope";
import { callQuery } from "@/api/calls";
import { keys } from "@/api/keys";
import type { CallPage, CallReview } from "@/api/types";

type Pages = InfiniteData<CallPage, unknown>;

/** Writes reviews into all cached lists and calls. */
export function patchReviews(
  queryClient: QueryClient,
  callIds: ReadonlySet<string>,
  change: (review: CallReview) => CallReview,
): void {
  queryClient.setQueriesData<Pages>(
    { queryKey: keys.calls.lists(OWN_CALLS) },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          calls: page.calls.map((call) =>
            callIds.has(call.callId) ? { ...call, review: change(call.review) } : call,
          ),
        })),
      },
  );
  for (const callId of callIds) {
    queryClient.setQueryData(
      callQuery(OWN_CALLS, callId).queryKey,
      (call) => call && { ...call, review: change(call.review) },
    );
  }
  queryClient.invalidateQueries({ queryKey: keys.calls.allFacets(OWN_CALLS) });
}
