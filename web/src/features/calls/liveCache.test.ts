import { type InfiniteData, QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import { callQuery, callsQuery } from "@/api/calls";
import type { CallDetail, CallPage, CallRow } from "@/api/types";
import type { ChosenFilters } from "@/lib/chosenFilters";
import { applyLiveCall, onlyReviewed } from "./liveCache";

const row = (callId: string, minute: number, more: Partial<CallRow> = {}): CallRow => ({
  callId,
  userId: "client_1",
  listedAt: `2025-11-22T10:${minute}:00Z`,
  createdAt: `2025-11-22T10:${minute}:00Z`,
  status: "ended",
  outcome: "answered",
  fields: {},
  review: { flagged: false, done: false, tags: [] },
  ...more,
});

const keyOf = (filters: ChosenFilters) => callsQuery(OWN_CALLS, filters, () => ({})).queryKey;

function holding(filters: ChosenFilters, calls: CallRow[]) {
  const client = new QueryClient();
  const data: InfiniteData<CallPage, string> = { pages: [{ calls }], pageParams: [""] };
  client.setQueryData(keyOf(filters), data);
  const listed = () =>
    client.getQueryData(keyOf(filters))?.pages.flatMap((page) => page.calls.map((c) => c.callId));
  return { client, listed };
}

describe("a live call", () => {
  it("counts as only reviewed when nothing but its review differs", () => {
    const { client } = holding({}, [row("a", 10)]);
    const review = { flagged: true, done: false, tags: [] };
    expect(onlyReviewed(client, row("a", 10, { review }))).toBe(true);
    expect(onlyReviewed(client, row("a", 10, { review, outcome: "failed" }))).toBe(false);
    expect(onlyReviewed(client, row("b", 10))).toBe(false);
  });

  it("enters a list whose filter it matches", () => {
    const { client, listed } = holding({ outcome: "answered" }, [row("a", 10)]);
    expect(applyLiveCall(client, row("b", 20))).toBe("done");
    expect(listed()).toEqual(["b", "a"]);
  });

  it("stays out of a list that it does not match, and leaves a list that it no longer matches", () => {
    const { client, listed } = holding({ outcome: "in_progress" }, [row("a", 10)]);
    applyLiveCall(client, row("b", 20));
    applyLiveCall(client, row("a", 10, { outcome: "voicemail" }));
    expect(listed()).toEqual([]);
  });

  it("requires a reload when only its transcript could match the search", () => {
    const { client, listed } = holding({ q: "insurance" }, []);
    expect(applyLiveCall(client, row("b", 20))).toBe("look-again");
    expect(listed()).toEqual([]);
  });

  it("keeps the search highlights of its list", () => {
    const highlights = [{ field: "transcript", before: "my ", hit: "insurance", after: "." }];
    const { client } = holding({ q: "insurance" }, [row("a", 10, { highlights })]);
    client.setQueryData(keyOf({}), { pages: [{ calls: [row("a", 10)] }], pageParams: [""] });
    const changed = row("a", 10, { highlights: null, summary: "Asked about insurance" });
    applyLiveCall(client, changed);
    const found = (filters: ChosenFilters) => client.getQueryData(keyOf(filters))?.pages[0]?.calls;
    expect(found({ q: "insurance" })).toEqual([{ ...changed, highlights }]);
    expect(found({})?.[0]?.highlights).toBeUndefined();

    // The highlights of a search are no change of a call either.
    const review = { flagged: true, done: false, tags: [] };
    expect(onlyReviewed(client, { ...changed, review })).toBe(true);
  });

  it("does not change lists of another client", () => {
    const client = new QueryClient();
    const other = callsQuery({ kind: "client", clientId: "c1" }, {}, () => ({})).queryKey;
    client.setQueryData(other, { pages: [{ calls: [] }], pageParams: [""] });
    applyLiveCall(client, row("b", 20));
    expect(client.getQueryData(other)?.pages[0]?.calls).toEqual([]);
  });

  it("updates the open call and invalidates its query", () => {
    const client = new QueryClient();
    const { queryKey } = callQuery(OWN_CALLS, "a");
    const open = {
      ...row("a", 10, { outcome: "in_progress" }),
      turns: [],
    } as unknown as CallDetail;
    client.setQueryData(queryKey, open);
    applyLiveCall(client, row("a", 10));
    expect(client.getQueryData(queryKey)?.outcome).toBe("answered");
    expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true);
  });
});
