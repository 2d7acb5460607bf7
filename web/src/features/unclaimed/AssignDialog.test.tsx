// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { UnclaimedAgent } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { AssignDialog } from "./AssignDialog";

const AGENT = { agentId: "agent_ivy", agentName: "Ivy", calls: 3 } as UnclaimedAgent;
const ROUTE = "POST /api/unclaimed/agent_ivy/assign";

function open(answer: () => object) {
  const onClose = vi.fn();
  const server = fakeServer({
    "GET /api/clients": () => ({
      data: { clients: [{ id: "c1", name: "Harbor", email: "h@c.test" }], nextCursor: null },
    }),
    [ROUTE]: answer,
  });
  renderWithQueries(<AssignDialog agentId="agent_ivy" agent={AGENT} onClose={onClose} />);
  return { server, onClose };
}

const assign = () => userEvent.click(screen.getByRole("button", { name: "Assign" }));

async function choose() {
  await userEvent.click(screen.getByRole("combobox", { name: "Client" }));
  await userEvent.click(await screen.findByRole("option", { name: /Harbor/ }));
}

it("requires a client and assigns the agent to it", async () => {
  const { server, onClose } = open(() => ({ data: { callsMoved: 3 } }));
  await assign();
  expect((await screen.findByRole("alert")).textContent).toBe("Choose a client.");
  expect(server.asked(ROUTE)).toEqual([]);

  await choose();
  expect(screen.queryByRole("alert")).toBeNull();
  await assign();
  await screen.findByText("3 calls given to Harbor.");
  expect(server.asked(ROUTE).map(({ body }) => body)).toEqual([{ clientId: "c1" }]);
  expect(onClose).toHaveBeenCalledOnce();
});

it("shows the server's error beside the client", async () => {
  const errors = [{ field: "clientId", code: "choose-client", message: "It is gone." }];
  const { onClose } = open(() => ({ status: 400, code: "invalid", message: "Invalid", errors }));
  await choose();
  await assign();
  expect((await screen.findByRole("alert")).textContent).toBe("It is gone.");
  expect(onClose).not.toHaveBeenCalled();
});
