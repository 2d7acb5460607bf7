// @vitest-environment jsdom
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import type { CallRow } from "@/api/types";
import { toastStore } from "@/components/toasts";
import { fakeServer } from "@/test/fakeServer";
import "@/test/render";
import { SelectAllBox, SelectBox } from "./SelectBox";
import { type Selection, useSelection } from "./useSelection";

const call = (n: number) =>
  ({
    callId: `c${n}`,
    listedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, 100 - n)).toISOString(),
    fields: {},
    review: { flagged: false, done: false, tags: [] },
  }) as unknown as CallRow;
const CALLS = [1, 2, 3, 4, 5].map(call);

let selection: Selection;

function List(props: { calls: CallRow[]; hasMore?: boolean; listKey?: string }) {
  const { calls, hasMore = true, listKey = "a" } = props;
  selection = useSelection({
    scope: OWN_CALLS,
    calls,
    hasMore,
    listKey,
    query: () => ({ outcome: "failed" }),
    enabled: true,
  });
  return (
    <I18nProvider i18n={i18n}>
      <SelectAllBox wide selection={selection} />
      {calls.map((each) => (
        <SelectBox key={each.callId} call={each} wide selection={selection} />
      ))}
    </I18nProvider>
  );
}

const boxes = () => screen.getAllByRole<HTMLInputElement>("checkbox");
const all = () => boxes()[0] as HTMLInputElement;
const box = (n: number) => boxes()[n] as HTMLInputElement;

afterEach(() => vi.restoreAllMocks());

it("selects and deselects ranges with Shift in both directions", () => {
  render(<List calls={CALLS} />);
  fireEvent.click(box(4));
  fireEvent.click(box(2), { shiftKey: true });
  expect(selection.callIds).toEqual(["c2", "c3", "c4"]);
  fireEvent.click(box(3), { shiftKey: true });
  expect(selection.callIds).toEqual(["c4"]);
});

it("selects all loaded calls with one checkbox, which can be indeterminate", () => {
  render(<List calls={CALLS} />);
  expect([all().checked, all().indeterminate]).toEqual([false, false]);
  fireEvent.click(box(2));
  expect([all().checked, all().indeterminate]).toEqual([false, true]);
  expect(selection.hasWhole).toBe(false);
  fireEvent.click(all());
  expect([all().checked, all().indeterminate]).toEqual([true, false]);
  expect(selection.callIds).toHaveLength(5);
  expect(selection.hasWhole).toBe(true);
  fireEvent.click(all());
  expect(selection.callIds).toEqual([]);
});

it("clears the selection when the list key changes and does not restore it", () => {
  const { rerender } = render(<List calls={CALLS} />);
  fireEvent.click(box(2));
  rerender(<List calls={CALLS} listKey="b" />);
  expect(selection.callIds).toEqual([]);
  rerender(<List calls={CALLS} listKey="a" />);
  expect(selection.callIds).toEqual([]);
  // A range does not begin in another list.
  fireEvent.click(box(4), { shiftKey: true });
  expect(selection.callIds).toEqual(["c4"]);
});

it("deselects a call that leaves the loaded rows, but keeps one below them", () => {
  const { rerender } = render(<List calls={CALLS} />);
  fireEvent.click(all());
  rerender(<List calls={[0, 1, 3, 4].map(call)} />);
  expect(selection.callIds).toEqual(["c1", "c3", "c4", "c5"]);
  rerender(<List calls={[0, 1, 3].map(call)} hasMore={false} />);
  expect(selection.callIds).toEqual(["c1", "c3", "c5"]);
});

it("selects the whole list by loading it page by page", async () => {
  const server = fakeServer({
    "GET /api/calls": ({ query }) => {
      const first = Number(query.get("cursor") ?? 1);
      const calls = Array.from({ length: 200 }, (_, n) => call(first + n));
      return { data: { calls, nextCursor: first > 200 ? null : String(first + 200) } };
    },
  });
  render(<List calls={CALLS} />);
  fireEvent.click(all());
  act(() => void selection.selectWhole());
  expect(selection.whole).toBe("loading");
  await vi.waitFor(() => expect(selection.whole).toBe("all"));
  expect(selection.callIds).toHaveLength(400);
  expect(server.asked("GET /api/calls").map(({ query }) => Object.fromEntries(query))).toEqual([
    { outcome: "failed", limit: "200" },
    { outcome: "failed", limit: "200", cursor: "201" },
  ]);
  // A change of the selection ends the selection of the whole list.
  fireEvent.click(box(1));
  expect(selection.whole).toBe("no");
  expect(selection.callIds).toHaveLength(399);
});

it("selects at most 2,000 calls and reports that the list has more", async () => {
  const server = fakeServer({
    "GET /api/calls": ({ query }) => {
      const first = Number(query.get("cursor") ?? 1);
      const calls = Array.from({ length: 200 }, (_, n) => call(first + n));
      return { data: { calls, nextCursor: String(first + 200) } };
    },
  });
  render(<List calls={CALLS} />);
  act(() => void selection.selectWhole());
  await vi.waitFor(() => expect(selection.whole).toBe("first"));
  expect(selection.callIds).toHaveLength(2_000);
  expect(server.asked("GET /api/calls")).toHaveLength(10);
});

it("drops a running selection when filters change, and shows why a selection failed", async () => {
  let answer: () => void = () => {};
  vi.spyOn(globalThis, "fetch").mockImplementation(
    () =>
      new Promise((resolve) => {
        const body = { success: true, message: "", data: { calls: [call(9)], nextCursor: null } };
        answer = () => resolve(Response.json(body));
      }),
  );
  const { rerender } = render(<List calls={CALLS} />);
  act(() => void selection.selectWhole());
  rerender(<List calls={CALLS} listKey="b" />);
  await act(async () => answer());
  expect(selection.callIds).toEqual([]);

  vi.restoreAllMocks();
  fakeServer({ "GET /api/calls": () => ({ status: 503, code: "busy", message: "Try again." }) });
  act(() => void selection.selectWhole());
  await vi.waitFor(() => expect(selection.whole).toBe("no"));
  expect(toastStore.get().map(({ text }) => text)).toEqual(["Try again."]);
});
