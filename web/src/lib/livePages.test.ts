import { describe, expect, it } from "vitest";
import { mergeFirstPage, type Pages, removeRow, rowsOf, upsertRow } from "./livePages";

interface Row {
  callId: string;
  listedAt: string;
  outcome?: string;
}

const row = (callId: string, minute: number, outcome?: string): Row => ({
  callId,
  listedAt: `2025-11-22T10:${String(minute).padStart(2, "0")}:00Z`,
  outcome,
});

const data: Pages<Row> = {
  pages: [
    { calls: [row("e", 50), row("d", 40)], nextCursor: "d" },
    { calls: [row("c", 30), row("b", 20)], nextCursor: "b" },
  ],
  pageParams: ["", "d"],
};

const ids = (pages: Pages<Row> | undefined) =>
  pages?.pages.map((page) => page.calls.map((r) => r.callId).join(""));

describe("upsertRow", () => {
  it("puts a new call on top", () => {
    expect(ids(upsertRow(data, row("f", 55)))).toEqual(["fed", "cb"]);
  });

  it("puts a late one where its time belongs", () => {
    expect(ids(upsertRow(data, row("x", 35)))).toEqual(["ed", "xcb"]);
    expect(ids(upsertRow(data, row("x", 45)))).toEqual(["exd", "cb"]);
  });

  it("replaces a known call in place", () => {
    const changed = upsertRow(data, row("c", 30, "answered"));
    expect(ids(changed)).toEqual(["ed", "cb"]);
    expect(rowsOf(changed)[2]?.outcome).toBe("answered");
  });

  it("moves a call whose time became known", () => {
    expect(ids(upsertRow(data, row("b", 59)))).toEqual(["bed", "c"]);
  });

  it("leaves a call older than all pages to its own page", () => {
    expect(ids(upsertRow(data, row("a", 1)))).toEqual(["ed", "cb"]);
  });

  it("appends it when the list is complete", () => {
    const complete = {
      ...data,
      pages: [data.pages[0] as Pages<Row>["pages"][0], { calls: [row("c", 30)] }],
    };
    expect(ids(upsertRow(complete, row("a", 1)))).toEqual(["ed", "ca"]);
    expect(ids(upsertRow({ pages: [{ calls: [] }], pageParams: [""] }, row("a", 1)))).toEqual([
      "a",
    ]);
  });

  it("changes nothing of what it was given", () => {
    const before = structuredClone(data);
    upsertRow(data, row("f", 55));
    removeRow(data, "e");
    expect(data).toEqual(before);
  });
});

it("removes a call that no longer matches", () => {
  expect(ids(removeRow(data, "d"))).toEqual(["e", "cb"]);
});

describe("mergeFirstPage", () => {
  it("joins what happened during a pause", () => {
    const fresh = {
      calls: [row("g", 58), row("f", 55), row("e", 50, "voicemail")],
      nextCursor: "e",
    };
    const merged = mergeFirstPage(data, fresh);
    expect(ids(merged)).toEqual(["gfed", "cb"]);
    expect(rowsOf(merged)[2]?.outcome).toBe("voicemail");
  });

  it("gives up when there is a gap", () => {
    expect(mergeFirstPage(data, { calls: [row("z", 59)], nextCursor: "z" })).toBeUndefined();
  });
});

it("lists a call once that two pages hold", () => {
  const twice = {
    pages: [{ calls: [row("a", 2)] }, { calls: [row("a", 2), row("b", 1)] }],
    pageParams: [],
  };
  expect(rowsOf(twice).map((r) => r.callId)).toEqual(["a", "b"]);
  expect(rowsOf(undefined)).toEqual([]);
});
