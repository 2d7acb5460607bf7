// @vitest-environment jsdom
import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import type { useCallList } from "./useCallList";

/** An event stream that the test controls. */
class FakeEventSource extends EventTarget {
  static CLOSED = 2;
  static last: FakeEventSource;
  readyState = 0;
  onopen?: () => void;
  onerror?: () => void;
  constructor() {
    super();
    FakeEventSource.last = this;
  }
  close() {
    this.readyState = FakeEventSource.CLOSED;
  }
}

const open = () => act(() => FakeEventSource.last.onopen?.());
const call = (n: number) =>
  act(() => {
    const row = {
      callId: `call_${n}`,
      callType: "phone_call",
      direction: "inbound",
      fromNumber: "+15035550142",
      listedAt: new Date(Date.now() + n).toISOString(),
      outcome: "answered",
    };
    FakeEventSource.last.dispatchEvent(
      new MessageEvent("call", { data: JSON.stringify(row) }) as Event,
    );
  });
const later = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

/** Loads the modules anew, because the state of the feed is in a module. */
async function visit() {
  vi.resetModules();
  const { LiveCalls } = await import("./LiveCalls");
  const { useCallList: useList } = (await import("./useCallList")) as {
    useCallList: typeof useCallList;
  };
  function List() {
    const { calls } = useList(OWN_CALLS, {});
    return <output>{calls.length} listed</output>;
  }
  const server = fakeServer({
    "GET /api/calls": () => ({ data: { calls: [] } }),
    "GET /api/analytics/totals": () => ({ data: {} }),
  });
  const client = renderWithQueries(
    <>
      <LiveCalls />
      <List />
    </>,
  );
  const invalidated = vi.spyOn(client, "invalidateQueries");
  return {
    lists: () => server.asked("GET /api/calls").length,
    totals: () => invalidated.mock.calls.filter(([it]) => it?.queryKey?.[0] === "totals").length,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeEventSource);
});
afterEach(() => void vi.useRealTimers());

it("loads the list once when the feed opens quickly", async () => {
  const page = await visit();
  expect(page.lists()).toBe(0);
  await open();
  await later(10_000);
  expect(page.lists()).toBe(1);
});

it("loads the list before a slow feed opens, and again after it opens", async () => {
  const page = await visit();
  await later(1_000);
  expect(page.lists()).toBe(1);
  await later(3_000);
  await open();
  await later(2_000);
  expect(page.lists()).toBe(2);
});

it("reloads the list after the feed reconnects", async () => {
  const page = await visit();
  await open();
  await later(1_000);
  await act(() => FakeEventSource.last.onerror?.());
  await open();
  await later(2_000);
  expect(page.lists()).toBe(2);
});

it("refreshes the totals about every 3 s during continuous calls", async () => {
  const page = await visit();
  await open();
  for (let n = 0; n < 100; n++) {
    await call(n);
    await later(300);
  }
  expect(page.totals()).toBeGreaterThanOrEqual(8);
  expect(page.totals()).toBeLessThanOrEqual(12);
});

it("announces a single call by its number and the following calls as one group", async () => {
  await visit();
  await open();
  await call(1);
  await later(1_000);
  expect(screen.getByText(/^New call: .*503/)).toBeTruthy();
  for (let n = 2; n < 5; n++) {
    await call(n);
    await later(500);
  }
  expect(screen.queryByText("3 new calls")).toBeNull();
  await later(10_000);
  expect(screen.getByText("3 new calls")).toBeTruthy();
});
