import { plural, t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { OWN_CALLS } from "@/api/callScope";
import { messageOf } from "@/api/client";
import { keys } from "@/api/keys";
import { peopleQuery } from "@/api/people";
import { changeReview, changeReviews, type SeveralReviews, tagsQuery } from "@/api/review";
import type { ReviewPatch } from "@/api/types";
import { toast } from "@/components/toasts";
import { patchReviews } from "./reviewCache";

interface OneChange {
  callId: string;
  change: ReviewPatch;
}

/** Changes the review of a call; what the server says is what is shown. */
export function useReview() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ callId, change }: OneChange) => changeReview(callId, change),
    onSuccess: (review, { callId, change }) => {
      patchReviews(queryClient, new Set([callId]), () => review);
      queryClient.invalidateQueries({ queryKey: keys.review.history(callId) });
      if (change.tags) queryClient.invalidateQueries({ queryKey: tagsQuery.queryKey });
    },
    onError: (error) => toast.error(messageOf(error)),
  });
}

/** The same for all selected calls. */
export function useReviews(done: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ callIds, change }: { callIds: string[]; change: SeveralReviews }) =>
      changeReviews(callIds, change),
    onSuccess: (_, { callIds, change }) => {
      const { addTags = [], assigneeId, ...flags } = change;
      const email = queryClient
        .getQueryData(peopleQuery.queryKey)
        ?.find(({ id }) => id === assigneeId)?.email;
      patchReviews(queryClient, new Set(callIds), (review) => ({
        ...review,
        ...flags,
        ...(assigneeId !== undefined && {
          assignee: assigneeId && email ? { id: assigneeId, email } : null,
        }),
        tags: [...new Set([...review.tags, ...addTags])].sort(),
      }));
      queryClient.invalidateQueries({ queryKey: keys.review.all });
      queryClient.invalidateQueries({ queryKey: tagsQuery.queryKey });
      toast.success(t`${plural(callIds.length, { one: "# call", other: "# calls" })} changed.`);
      done();
    },
    onError: (error) => {
      // Some of many may be changed: what is true is asked for.
      queryClient.invalidateQueries({ queryKey: keys.calls.of(OWN_CALLS) });
      toast.error(messageOf(error));
    },
  });
}
