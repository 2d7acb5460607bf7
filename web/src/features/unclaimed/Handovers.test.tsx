// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { fakeServer } from "@/test/fakeServer";
import { renderInRouter } from "@/test/render";
import { Handovers } from "./Handovers";

const handover = (id: string, more: object = {}) => ({
  id,
  agentId: "agent_harbor",
  clientId: "c1",
  clientName: "Harbor Lane Dental",
  calls: 3,
  at: "2026-01-31T10:00:00Z",
  by: "anna@agency.example",
  ...more,
});

it("undoes a hand-over after confirmation and marks it as undone", async () => {
  const handovers = [
    handover("h1"),
    handover("h0", { calls: 1, undoneAt: "2026-01-30T10:00:00Z" }),
  ];
  const server = fakeServer({
    "GET /api/handovers": () => ({ data: { handovers } }),
    "POST /api/handovers/h1/undo": () => {
      handovers[0] = handover("h1", { undoneAt: "2026-01-31T11:00:00Z" });
      return { data: {} };
    },
  });
  await renderInRouter(<Handovers />);
  const list = await screen.findByRole("list", { name: "Recent hand-overs" });
  expect(within(list).getAllByRole("button")).toHaveLength(1);
  await userEvent.click(within(list).getByRole("button", { name: /^Undo: 3 calls/ }));
  const dialog = screen.getByRole("alertdialog");
  expect(dialog.textContent).toContain("agent_harbor");
  expect(server.asked("POST /api/handovers/h1/undo")).toHaveLength(0);
  await userEvent.click(within(dialog).getByRole("button", { name: "Take back" }));
  expect(await screen.findAllByText("Undone")).toHaveLength(2);
});

it("says that the undo of many calls is still in progress", async () => {
  const handovers = [handover("h1")];
  fakeServer({
    "GET /api/handovers": () => ({ data: { handovers } }),
    "POST /api/handovers/h1/undo": () => {
      handovers[0] = handover("h1", { undoneAt: "2026-01-31T11:00:00Z", pending: true });
      return { data: { callsMoved: 400, pending: true } };
    },
  });
  await renderInRouter(<Handovers />);
  await userEvent.click(await screen.findByRole("button", { name: /^Undo/ }));
  await userEvent.click(screen.getByRole("button", { name: "Take back" }));
  await screen.findByText("The calls are being taken back, a few at a time.");
  await screen.findByText("Being taken back");
});

it("shows why an undo failed", async () => {
  fakeServer({
    "GET /api/handovers": () => ({ data: { handovers: [handover("h1")] } }),
    "POST /api/handovers/h1/undo": () => ({
      status: 409,
      code: "undone",
      message: "Already undone.",
    }),
  });
  await renderInRouter(<Handovers />);
  await userEvent.click(await screen.findByRole("button", { name: /^Undo/ }));
  await userEvent.click(screen.getByRole("button", { name: "Take back" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Already undone.");
});

it("shows nothing without hand-overs", async () => {
  const server = fakeServer({ "GET /api/handovers": () => ({ data: { handovers: [] } }) });
  const { client } = await renderInRouter(<Handovers />);
  await waitFor(() => expect(client.isFetching()).toBe(0));
  expect(server.asked("GET /api/handovers")).toHaveLength(1);
  expect(screen.getByTestId("page").textContent).toBe("");
});
