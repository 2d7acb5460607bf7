// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderInRouter } from "@/test/render";
import { CompletenessPage } from "./CompletenessPage";

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
    "GET /api/completeness": () => ({ data: { keyed: true, clients: [client()] } }),
    "GET /api/reconciliations": () => ({ data: { reconciliations: [] } }),
  });
  await renderInRouter(<CompletenessPage />);
  const list = await screen.findByRole("list", { name: "Completeness of each client" });
  expect(list.textContent).toContain("Retell 128, here 127");
  expect(list.textContent).toContain("1 call missing");
  await userEvent.click(within(list).getByText("Days of Harbor Lane Dental"));
  const differences = within(list).getByRole("list", { name: "Differences of 2026-01-30" });
  expect(differences.textContent).toContain("call_gone");
  expect(differences.textContent).toContain("Perhaps it was deleted");
});

it("checks now, shows the progress and cancels", async () => {
  const runs: object[] = [];
  const server = fakeServer({
    "GET /api/completeness": () => ({ data: { keyed: true, clients: [client()] } }),
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
  await renderInRouter(<CompletenessPage />);
  await screen.findByText("1 call missing");
  await userEvent.click(screen.getByRole("button", { name: "Check now" }));
  const bar = await screen.findByRole("progressbar", { name: "Progress of the comparison" });
  expect(bar.getAttribute("value")).toBe("0.4");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(await screen.findByRole("button", { name: "Resume" })).toBeTruthy();
  expect(server.asked("POST /api/reconciliations/r1/cancel")).toHaveLength(1);
});

it("says that nothing is checked without a key", async () => {
  const server = fakeServer({
    "GET /api/completeness": () => ({
      data: {
        keyed: false,
        clients: [
          client({ keyed: false, retell: 0, here: 0, missing: 0, checkedAt: null, days: [] }),
        ],
      },
    }),
  });
  await renderInRouter(<CompletenessPage />);
  expect(await screen.findByText("No key, not checked")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Check now" })).toHaveProperty("disabled", true);
  expect(server.asked("GET /api/reconciliations")).toHaveLength(0);
});
