// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { DeliveryDetail } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderInRouter } from "@/test/render";
import { ConflictSection } from "./ConflictSection";

const HARBOR = { id: "11111111-0000-7000-8000-000000000000", name: "Harbor Lane Dental" };
const BROOK = { id: "22222222-0000-7000-8000-000000000000", name: "Brook & Hale Law" };

const delivery = {
  id: "d1",
  outcome: "conflict",
  event: "call_analyzed",
  receivedAt: "2026-01-31T10:00:00Z",
  replayable: true,
  callId: "call_1",
  conflict: {
    callId: "call_1",
    agentId: "agent_brook",
    agentName: "Front desk",
    agentClient: BROOK,
    callClient: HARBOR,
    callAgentId: "agent_harbor",
  },
} as DeliveryDetail;

function server() {
  return fakeServer({
    "GET /api/clients": () => ({
      data: { clients: [HARBOR, BROOK].map((client) => ({ ...client, email: "x@y.test" })) },
    }),
    [`GET /api/clients/${BROOK.id}`]: () => ({ data: { ...BROOK, email: "x@y.test" } }),
    "POST /api/deliveries/d1/assign": () => ({ data: {} }),
    "POST /api/deliveries/d1/replay": () => ({ data: { outcome: "stored" } }),
  });
}

it("names both clients with their agents", async () => {
  server();
  await renderInRouter(<ConflictSection delivery={delivery} />);
  const text = screen.getByRole("region", { name: "Two sides claim this call ID" }).textContent;
  expect(text).toMatch(/This event is from.*Brook & Hale Law.*Front desk.*agent_brook/);
  expect(text).toMatch(/The call belongs to.*Harbor Lane Dental.*agent_harbor/);
});

it("proposes the client of the agent and gives it the event", async () => {
  const { asked } = server();
  await renderInRouter(<ConflictSection delivery={delivery} />);
  await userEvent.click(screen.getByRole("button", { name: "Give to a client" }));
  const dialog = screen.getByRole("dialog");
  await within(dialog).findByDisplayValue(BROOK.name);
  await userEvent.click(within(dialog).getByRole("button", { name: "Give to client" }));
  expect(asked("POST /api/deliveries/d1/assign")[0]?.body).toEqual({ clientId: BROOK.id });
});

it("gives the event to another chosen client", async () => {
  const { asked } = server();
  await renderInRouter(<ConflictSection delivery={delivery} />);
  await userEvent.click(screen.getByRole("button", { name: "Give to a client" }));
  const dialog = screen.getByRole("dialog");
  await within(dialog).findByDisplayValue(BROOK.name);
  await userEvent.click(within(dialog).getByRole("combobox", { name: "Client" }));
  await userEvent.click(await within(dialog).findByRole("option", { name: /Harbor/ }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Give to client" }));
  expect(asked("POST /api/deliveries/d1/assign")[0]?.body).toEqual({ clientId: HARBOR.id });
});

it("replays the delivery for a new decision", async () => {
  const { asked } = server();
  await renderInRouter(<ConflictSection delivery={delivery} />);
  await userEvent.click(screen.getByRole("button", { name: /^Decide again/ }));
  expect(asked("POST /api/deliveries/d1/replay")).toHaveLength(1);
});

it("shows nothing for a delivery without a conflict", async () => {
  server();
  await renderInRouter(<ConflictSection delivery={{ ...delivery, conflict: null }} />);
  expect(screen.getByTestId("page").textContent).toBe("");
});
