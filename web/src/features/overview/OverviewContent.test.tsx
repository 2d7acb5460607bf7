// @vitest-environment jsdom
import { defaultParseSearch } from "@tanstack/react-router";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { Overview } from "@/api/types";
import { renderInRouter } from "@/test/render";
import { OverviewContent } from "./OverviewContent";

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});

const bands = (...calls: number[]) =>
  [0, 15, 30].map((from, index) => ({
    from,
    to: [15, 30, null][index] ?? null,
    calls: calls[index] ?? 0,
  }));

const OVERVIEW = {
  timezone: "America/New_York",
  compared: { from: "2026-11-01T05:00:00Z", to: "2026-11-02T05:00:00Z" },
  bucket: "hour",
  totals: { calls: 5, talkMinutes: 4, notConnected: 2, voicemail: 0, transferred: 0 },
  rates: [],
  series: [
    {
      day: "2026-11-02",
      from: "2026-11-02T14:00:00Z",
      to: "2026-11-02T15:00:00Z",
      calls: 5,
      outcomes: { answered: 3, not_connected: 2 },
    },
    {
      day: "2026-11-02",
      from: "2026-11-02T15:00:00Z",
      to: "2026-11-02T16:00:00Z",
      calls: 0,
      outcomes: {},
    },
  ],
  hours: [],
  outcomes: [],
  disconnectionReasons: [{ value: "dial_no_answer", calls: 2, notConnected: true }],
  sentiments: [],
  duration: { count: 3, p50: 20, p90: 40, p95: 40, bands: bands(1, 0, 2) },
  latency: { count: 0, bands: bands() },
  agents: [],
  goals: [
    {
      id: "g1",
      name: "Booked",
      calls: 2,
      rate: { value: 0.4, denominator: 5, previous: 0.25, previousNumerator: 1 },
      valueCents: 8_000,
      worthCents: 16_000,
      previousWorthCents: 8_000,
    },
  ],
  fields: [],
  callers: [],
  callersOf: { complete: true },
  currency: "USD",
} as unknown as Overview;

const show = () =>
  renderInRouter(
    <OverviewContent
      overview={OVERVIEW}
      days={{ first: "2026-11-02", last: "2026-11-02" }}
      agentId={undefined}
    />,
  );

const searchOf = (link: HTMLElement) =>
  defaultParseSearch(new URL(link.getAttribute("href") ?? "", "http://x").search);

const HOUR = { from: "2026-11-02", to: "2026-11-02", hour: "9" };

it("links bars and table cells to the calls of an hour and outcome", async () => {
  const { router } = await show();
  const table = within(screen.getByRole("table", { name: "Calls over time", hidden: true }));
  const row = within(table.getByRole("row", { name: /^09:00/, hidden: true }));
  const [all, answered, not] = row.getAllByRole("link", { hidden: true });
  expect(all && searchOf(all)).toEqual(HOUR);
  expect(answered && searchOf(answered)).toEqual({ ...HOUR, outcome: "answered" });
  expect(not && searchOf(not)).toEqual({ ...HOUR, outcome: "not_connected" });
  // A cell without calls has no link.
  const empty = within(table.getByRole("row", { name: /^10:00/, hidden: true }));
  expect(empty.queryByRole("link", { hidden: true })).toBeNull();

  const bar = (title: string) => screen.getByText(title, { selector: "title" }).parentElement;
  await userEvent.click(bar("09:00, Not connected: 2") as Element);
  expect(router.state.location.search).toEqual({ ...HOUR, outcome: "not_connected" });
  await userEvent.click(bar("09:00: 5 calls") as Element);
  expect(router.state.location.search).toEqual(HOUR);
});

it("links lengths, disconnection reasons and talk minutes to their calls", async () => {
  await show();
  const lengths = within(await screen.findByRole("table", { name: "Calls by length" }));
  expect(searchOf(lengths.getByRole("link", { name: "Under 15 s" }))).toMatchObject({
    minSeconds: "0.001",
    maxSeconds: "14.999",
  });
  expect(lengths.queryByRole("link", { name: /15 s – / })).toBeNull();
  expect(screen.queryByRole("table", { name: "Calls by response time" })).toBeNull();
  const figures = within(screen.getByLabelText("Figures of the period"));
  expect(searchOf(figures.getByRole("link", { name: "Nobody picked up" }))).toMatchObject({
    reason: "dial_no_answer",
  });
  expect(searchOf(figures.getByRole("link", { name: "Talk minutes" }))).toEqual({
    from: "2026-11-02",
    to: "2026-11-02",
  });
});

it("shows the previous count, share and worth of each goal", async () => {
  await show();
  const goals = within(screen.getByRole("region", { name: "Goals" }));
  expect(goals.getByText("Before: 1 (25 %), US$80.00")).toBeTruthy();
});
