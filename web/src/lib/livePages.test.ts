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

  it("inserts a late call by its time", () => {
    expect(ids(upsertRow(data, row("x", 35)))).toEqual(["ed", "xcb"]);
    expect(ids(upsertRow(data, row("x", 45)))).toEqual(["exd", "cb"]);
  });

  it("replaces a known call in place", () => {
    const changed = upsertRow(data, row("c", 30, "answered"));
    expect(ids(changed)).toEqual(["ed", "cb"]);
    expect(rowsOf(changed)[2]?.outcome).toBe("answered");
  });

  it("moves a call when its time changes", () => {
    expect(ids(upsertRow(data, row("b", 59)))).toEqual(["bed", "c"]);
  });

  it("ignores a call older than all loaded pages", () => {
    expect(ids(upsertRow(data, row("a", 1)))).toEqual(["ed", "cb"]);
  });

  it("appends an older call when the list is complete", () => {
    const complete = {
      ...data,
      pages: [data.pages[0] as Pages<Row>["pages"][0], { calls: [row("c", 30)] }],
    };
    expect(ids(upsertRow(complete, row("a", 1)))).toEqual(["ed", "ca"]);
    expect(ids(upsertRow({ pages: [{ calls: [] }], pageParams: [""] }, row("a", 1)))).toEqual([
      "a",
    ]);
  });

  it("does not mutate its input", () => {
    const before = structuredClone(data);
    upsertRow(data, row("f", 55));
    removeRow(data, "e");
    expect(data).toEqual(before);
  });
});

it("removeRow removes a call", () => {
  expect(ids(removeRow(data, "d"))).toEqual(["e", "cb"]);
});

describe("mergeFirstPage", () => {
  it("adds new calls and updates known ones", () => {
    const fresh = {
      calls: [row("g", 58), row("f", 55), row("e", 50, "voicemail")],
      nextCursor: "e",
    };
    const merged = mergeFirstPage(data, fresh);
    expect(ids(merged)).toEqual(["gfed", "cb"]);
    expect(rowsOf(merged)[2]?.outcome).toBe("voicemail");
  });

  it("returns undefined when there is a gap between the pages", () => {
    expect(mergeFirstPage(data, { calls: [row("z", 59)], nextCursor: "z" })).toBeUndefined();
  });
});

it("rowsOf lists a call once when two pages contain it", () => {
  const twice = {
    pages: [{ calls: [row("a", 2)] }, { calls: [row("a", 2), row("b", 1)] }],
    pageParams: [],
  };
  expect(rowsOf(twice).map((r) => r.callId)).toEqual(["a", "b"]);
  expect(rowsOf(undefined)).toEqual([]);
});
