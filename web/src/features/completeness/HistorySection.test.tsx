// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { HistorySection } from "./HistorySection";

const run = (state: string, progress: number) => ({
  id: "r1",
  automatic: false,
  clientId: "c1",
  to: "2026-01-31T10:00:00Z",
  requestedAt: "2026-01-31T10:00:00Z",
  state,
  progress,
  found: 50,
  fetched: 3,
  missing: 0,
  errors: [],
});

function historyServer(keyed: boolean, refusal?: object) {
  const runs: object[] = [];
  const server = fakeServer({
    "GET /api/completeness": () => ({
      data: {
        keyed,
        clients: [
          { clientId: "c1", clientName: "Harbor", timezone: "America/New_York", keyed, days: [] },
        ],
      },
    }),
    "GET /api/reconciliations": () => ({ data: { reconciliations: runs } }),
    "POST /api/reconciliations": () => {
      if (refusal) return refusal;
      runs[0] = run("running", 0.25);
      return { status: 202, data: runs[0] };
    },
    "POST /api/reconciliations/r1/cancel": () => {
      runs[0] = run("cancelled", 0.5);
      return { data: runs[0] };
    },
    "POST /api/reconciliations/r1/resume": () => {
      runs[0] = run("done", 1);
      return { data: runs[0] };
    },
  });
  renderWithQueries(<HistorySection clientId="c1" />);
  return server;
}

it("fetches a client’s history in whole days of its time zone, with progress, cancel and resume", async () => {
  const server = historyServer(true);
  const from = await screen.findByLabelText("From");
  await userEvent.clear(from);
  await userEvent.type(from, "2026-01-02");
  await userEvent.click(screen.getByRole("button", { name: "Fetch history" }));

  const bar = await screen.findByRole("progressbar", { name: "Progress of the comparison" });
  expect(bar.getAttribute("value")).toBe("0.25");
  expect(screen.getByRole("button", { name: "Fetch history" })).toHaveProperty("disabled", true);
  expect(server.asked("POST /api/reconciliations")[0]?.body).toMatchObject({
    clientId: "c1",
    from: "2026-01-02T05:00:00.000Z",
  });

  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await userEvent.click(await screen.findByRole("button", { name: "Resume" }));
  expect(await screen.findByText(/50 calls of Retell’s, 3 fetched/)).toBeTruthy();
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(server.asked("POST /api/reconciliations/r1/resume")).toHaveLength(1);
});

it("says that an API key is required", async () => {
  historyServer(false);
  expect(await screen.findByText(/No Retell API key can read this client’s calls/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Fetch history" })).toBeNull();
});

it("shows local and server errors beside the day", async () => {
  const errors = [{ field: "from", code: "three-years", message: "Three years at most." }];
  const server = historyServer(true, { status: 400, code: "invalid", message: "Invalid", errors });
  const from = await screen.findByLabelText("From");
  await userEvent.clear(from);
  await userEvent.click(screen.getByRole("button", { name: "Fetch history" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Choose a day.");
  expect(server.asked("POST /api/reconciliations")).toEqual([]);

  await userEvent.type(from, "2016-01-02");
  await userEvent.click(screen.getByRole("button", { name: "Fetch history" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Three years at most.");
  expect(from.getAttribute("aria-invalid")).toBe("true");
});
