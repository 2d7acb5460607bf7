import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import type { ReviewPatch } from "./types";

const CALLS_AT_ONCE = 200;

const one = (callId: string) => ({ params: { path: { callId } } });

/** Absent fields stay unchanged. `assigneeId: null` removes the assignee. */
export const changeReview = (callId: string, change: ReviewPatch) =>
  unwrap(api.PATCH("/api/calls/{callId}/review", { ...one(callId), body: change }));

export interface SeveralReviews {
  flagged?: boolean;
  done?: boolean;
  addTags?: string[];
  /** null removes the assignee of the calls. */
  assigneeId?: string | null;
}

/**
 * Changes the reviews of several calls. One request changes all of its calls or none, but many
 * calls need several requests.
 */
export async function changeReviews(callIds: string[], change: SeveralReviews): Promise<void> {
  for (let first = 0; first < callIds.length; first += CALLS_AT_ONCE) {
    const some = callIds.slice(first, first + CALLS_AT_ONCE);
    await unwrap(api.POST("/api/calls/review", { body: { ...change, callIds: some } }));
  }
}

export const historyQuery = (callId: string) =>
  queryOptions({
    queryKey: keys.review.history(callId),
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET("/api/calls/{callId}/review/history", { ...one(callId), signal })))
        .changes,
  });

export const notesQuery = (callId: string) =>
  queryOptions({
    queryKey: keys.review.notes(callId),
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET("/api/calls/{callId}/notes", { ...one(callId), signal }))).notes,
  });

export const addNote = (callId: string, text: string) =>
  unwrap(api.POST("/api/calls/{callId}/notes", { ...one(callId), body: { text } }));

export const tagsQuery = queryOptions({
  queryKey: keys.tags,
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/tags", { signal }))).tags,
  staleTime: 30_000,
});
