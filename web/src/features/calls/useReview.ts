import { plural, t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { OWN_CALLS } from "@/api/callScope";
import { messageOf } from "@/api/client";
import { keys } from "@/api/keys";
import { peopleQuery } from "@/api/people";
import { changeReview, changeReviews, type SeveralReviews, tagsQuery } from "@/api/review";
import type { CallReview, ReviewPatch } from "@/api/types";
import { toast } from "@/components/toasts";
import { patchReviews } from "./reviewCache";

interface OneChange {
  callId: string;
  change: ReviewPatch;
}

/** Returns a function that writes the server's review of a call into all lists. */
export function useReviewSaved() {
  const queryClient = useQueryClient();
  return (review: CallReview, { callId, change }: OneChange) => {
    patchReviews(queryClient, new Set([callId]), () => review);
    queryClient.invalidateQueries({ queryKey: keys.review.history(callId) });
    if (change.tags) queryClient.invalidateQueries({ queryKey: tagsQuery.queryKey });
  };
}

/** Changes the review of a call immediately, without a form. */
export function useReview() {
  return useMutation({
    mutationFn: ({ callId, change }: OneChange) => changeReview(callId, change),
    onSuccess: useReviewSaved(),
    onError: (error) => toast.error(messageOf(error)),
  });
}

interface SeveralChanges {
  callIds: string[];
  change: SeveralReviews;
}

/** Returns a function that writes the reviews of several calls into all lists. */
export function useReviewsSaved(done: () => void) {
  const queryClient = useQueryClient();
  return ({ callIds, change }: SeveralChanges) => {
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
  };
}

/**
 * Sends a change of several calls. A failure may leave some of them changed, so all reviews are
 * then refetched.
 */
export function useSendReviews() {
  const queryClient = useQueryClient();
  return ({ callIds, change }: SeveralChanges) =>
    changeReviews(callIds, change).catch((error: unknown) => {
      queryClient.invalidateQueries({ queryKey: keys.calls.of(OWN_CALLS) });
      throw error;
    });
}

/** Changes the reviews of several calls immediately, without a form. */
export function useReviews(done: () => void) {
  const saved = useReviewsSaved(done);
  return useMutation({
    mutationFn: useSendReviews(),
    onSuccess: (_, change) => saved(change),
    onError: (error) => toast.error(messageOf(error)),
  });
}
