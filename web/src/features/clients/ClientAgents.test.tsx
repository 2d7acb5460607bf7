// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { ClientRow } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { ClientAgents } from "./ClientAgents";

const CLIENT = {
  id: "c1",
  name: "Harbor",
  aiStatus: "Offline",
  agents: [],
} as unknown as ClientRow;

it("suggests agents without a client and assigns the chosen one", async () => {
  const server = fakeServer({
    "GET /api/retell/agents": () => ({
      data: {
        keyed: true,
        agents: [
          { agentId: "agent_ivy", name: "Ivy" },
          { agentId: "agent_taken", name: "Taken", clientId: "c2" },
        ],
        errors: ["Retell refuses a key that is set up here"],
      },
    }),
    "POST /api/clients/c1/agents": () => ({ data: CLIENT }),
  });
  renderWithQueries(<ClientAgents client={CLIENT} />);
  await screen.findByText(
    "1 agent of Retell’s without a client. Retell refuses a key that is set up here.",
  );
  const field = screen.getByLabelText("Agent ID") as HTMLInputElement;
  expect([...(field.list?.options ?? [])].map((option) => option.value)).toEqual(["agent_ivy"]);

  await userEvent.type(field, "agent_ivy");
  await userEvent.click(screen.getByRole("button", { name: "Assign agent" }));
  await screen.findByText("Agent assigned.");
  expect(server.asked("POST /api/clients/c1/agents")[0]?.body).toEqual({ agentId: "agent_ivy" });
});
