// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderInRouter } from "@/test/render";
import { CompletenessView } from "./CompletenessView";

const client = (more: object = {}) => ({
  clientId: "c1",
  clientName: "Harbor Lane Dental",
  timezone: "UTC",
  keyed: true,
  retell: 128,
  here: 127,
  missing: 1,
  checkedAt: "2026-01-31T10:00:00Z",
  days: [
    {
      day: "2026-01-30",
      retell: 128,
      here: 127,
      missing: 1,
      checkedAt: "2026-01-31T10:00:00Z",
      differences: [{ callId: "call_gone", kind: "missing", reason: "Perhaps it was deleted" }],
    },
  ],
  ...more,
});

const listOf = (clients: object[], more: object = {}) => ({
  data: { keyed: true, clients, clientsMissing: 0, callsMissing: 0, nextCursor: null, ...more },
});

const run = (more: object = {}) => ({
  id: "r1",
  automatic: false,
  to: "2026-01-31T10:00:00Z",
  requestedAt: "2026-01-31T10:00:00Z",
  state: "running",
  progress: 0.4,
  found: 50,
  fetched: 3,
  missing: 0,
  errors: [],
  ...more,
});

it("shows each difference with its reason", async () => {
  fakeServer({
    "GET /api/completeness": () => listOf([client()]),
    "GET /api/reconciliations": () => ({ data: { reconciliations: [] } }),
  });
  await renderInRouter(<CompletenessView filters={{}} />);
  const list = await screen.findByRole("list", { name: "Completeness of each client" });
  expect(list.textContent).toContain("Retell 128, here 127");
  expect(list.textContent).toContain("1 call missing");
  await userEvent.click(within(list).getByText("Days of Harbor Lane Dental"));
  const differences = within(list).getByRole("list", { name: "Differences of 2026-01-30" });
  expect(differences.textContent).toContain("call_gone");
  expect(differences.textContent).toContain("Perhaps it was deleted");
});

it("starts a check, shows its progress and cancels it", async () => {
  const runs: object[] = [];
  const server = fakeServer({
    "GET /api/completeness": () => listOf([client()]),
    "GET /api/reconciliations": () => ({ data: { reconciliations: runs } }),
    "POST /api/reconciliations": () => {
      runs.push(run());
      return { data: run() };
    },
    "POST /api/reconciliations/r1/cancel": () => {
      runs[0] = run({ state: "cancelled" });
      return { data: run({ state: "cancelled" }) };
    },
  });
  await renderInRouter(<CompletenessView filters={{}} />);
  await screen.findByText("1 call missing");
  await userEvent.click(screen.getByRole("button", { name: "Check now" }));
  const bar = await screen.findByRole("progressbar", { name: "Progress of the comparison" });
  expect(bar.getAttribute("value")).toBe("0.4");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(await screen.findByRole("button", { name: "Resume" })).toBeTruthy();
  expect(server.asked("POST /api/reconciliations/r1/cancel")).toHaveLength(1);
});

it("says that a client without an API key is not checked", async () => {
  const server = fakeServer({
    "GET /api/completeness": () =>
      listOf(
        [client({ keyed: false, retell: 0, here: 0, missing: 0, checkedAt: null, days: [] })],
        {
          keyed: false,
        },
      ),
  });
  await renderInRouter(<CompletenessView filters={{}} />);
  expect(await screen.findByText("No key, not checked")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Check now" })).toHaveProperty("disabled", true);
  expect(server.asked("GET /api/reconciliations")).toHaveLength(0);
});

it("links to all clients with missing calls", async () => {
  const server = fakeServer({
    "GET /api/completeness": () => listOf([client()], { clientsMissing: 3, callsMissing: 14 }),
    "GET /api/reconciliations": () => ({ data: { reconciliations: [] } }),
  });
  const { router } = await renderInRouter(<CompletenessView filters={{ q: "harbor" }} />);
  expect(await screen.findByText(/3 clients lack 14 calls/)).toBeTruthy();
  expect(server.asked("GET /api/completeness")[0]?.query.toString()).toBe("q=harbor&limit=50");
  await userEvent.click(screen.getByRole("link", { name: "Show only these" }));
  expect(router.state.location.search).toEqual({ missing: "true" });
});

it("shows an empty state when the filter for missing calls finds no client", async () => {
  fakeServer({
    "GET /api/completeness": () => listOf([]),
    "GET /api/reconciliations": () => ({ data: { reconciliations: [] } }),
  });
  await renderInRouter(<CompletenessView filters={{ missing: "true" }} />);
  expect(await screen.findByText("No client lacks a call")).toBeTruthy();
});

it("loads the next page of clients", async () => {
  // Elements never come into view.
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  const server = fakeServer({
    "GET /api/completeness": ({ query }) =>
      query.get("cursor")
        ? listOf([client({ clientId: "c2", clientName: "Second Page" })])
        : listOf([client()], { nextCursor: "more" }),
    "GET /api/reconciliations": () => ({ data: { reconciliations: [] } }),
  });
  await renderInRouter(<CompletenessView filters={{}} />);
  await userEvent.click(await screen.findByRole("button", { name: "Load more" }));
  expect(await screen.findByText("Second Page")).toBeTruthy();
  expect(server.asked("GET /api/completeness")).toHaveLength(2);
});
