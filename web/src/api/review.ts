import { queryOptions } from "@tanstack/react-query";
import { get, post, send } from "./client";
import type { CallNote, CallReview, Person, ReviewEntry, ReviewPatch, UsedTag } from "./types";

const path = (callId: string) => `/api/calls/${encodeURIComponent(callId)}`;

/** What is absent stays; `assigneeId: null` assigns the call to nobody. */
export async function changeReview(callId: string, change: ReviewPatch): Promise<CallReview> {
  return (await send<CallReview>(`${path(callId)}/review`, { method: "PATCH", body: change })).data;
}

const CALLS_AT_ONCE = 200;

export interface SeveralReviews {
  flagged?: boolean;
  done?: boolean;
  addTags?: string[];
  /** null assigns the calls to nobody. */
  assigneeId?: string | null;
}

/** All calls of a request change, or none; many calls take several requests. */
export async function changeReviews(callIds: string[], change: SeveralReviews): Promise<void> {
  for (let first = 0; first < callIds.length; first += CALLS_AT_ONCE) {
    await post("/api/calls/review", {
      ...change,
      callIds: callIds.slice(first, first + CALLS_AT_ONCE),
    });
  }
}

export const historyQuery = (callId: string) =>
  queryOptions({
    queryKey: ["review", callId, "history"],
    queryFn: async ({ signal }) =>
      (await get<{ changes: ReviewEntry[] }>(`${path(callId)}/review/history`, {}, signal)).changes,
  });

export const notesQuery = (callId: string) =>
  queryOptions({
    queryKey: ["review", callId, "notes"],
    queryFn: async ({ signal }) =>
      (await get<{ notes: CallNote[] }>(`${path(callId)}/notes`, {}, signal)).notes,
  });

export function addNote(callId: string, text: string): Promise<CallNote> {
  return post(`${path(callId)}/notes`, { text });
}

export const tagsQuery = queryOptions({
  queryKey: ["tags"],
  queryFn: async ({ signal }) => (await get<{ tags: UsedTag[] }>("/api/tags", {}, signal)).tags,
  staleTime: 30_000,
});

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: async ({ signal }) => (await get<{ users: Person[] }>("/api/users", {}, signal)).users,
  staleTime: 30_000,
});
