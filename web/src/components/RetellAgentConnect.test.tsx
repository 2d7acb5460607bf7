// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { AgentStatus, AvailableAgents, ConnectedAgent } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import RetellAgentConnect from "./RetellAgentConnect";

const agent = (agentId: string, name?: string): ConnectedAgent => ({
  agentId,
  name,
  connectedAt: "2025-11-01T10:00:00Z",
  status: "connected",
});

function statusOf(agents: ConnectedAgent[]): AgentStatus {
  const connected = agents.some((each) => each.status === "connected");
  return {
    isConnected: connected,
    agentId: agents[0]?.agentId,
    aiStatus: connected ? "Online" : agents.length > 0 ? "Pending" : "Offline",
    agents,
  };
}

/** A fake server that remembers the connected agents. */
function agentServer(
  agents: ConnectedAgent[],
  onConnect?: () => object,
  available: AvailableAgents = { keyed: false, agents: [], errors: [] },
) {
  const server = fakeServer({
    "GET /api/retell/available-agents": () => ({
      data: {
        ...available,
        agents: available.agents.filter(
          ({ agentId }) => !agents.some((each) => each.agentId === agentId),
        ),
      },
    }),
    "GET /api/retell/agent-status": () => ({ data: statusOf(agents) }),
    "POST /api/retell/connect-agent": ({ body }) => {
      const refusal = onConnect?.();
      if (refusal) return refusal;
      agents.unshift(agent((body as { agentId: string }).agentId));
      return { data: { ...statusOf(agents), email: "user@example.com" } };
    },
    "DELETE /api/retell/disconnect-agent": ({ query }) => {
      const gone = agents.findIndex((each) => each.agentId === query.get("agentId"));
      agents.splice(gone, 1);
      return { data: statusOf(agents) };
    },
  });
  renderWithQueries(<RetellAgentConnect />);
  return server;
}

const input = () => screen.findByLabelText("Agent ID");
const connect = () => userEvent.click(screen.getByRole("button", { name: "Connect Agent" }));
const status = () => screen.getByRole("status", { name: "Agent status" });

it("trims the agent ID, connects the agent and shows it as online", async () => {
  const server = agentServer([]);
  await userEvent.type(await input(), "  agent_ivy ");
  expect(status().textContent).toBe("Offline");
  await connect();

  await screen.findByText("Agent connected.");
  await waitFor(() => expect(status().textContent).toBe("Online"));
  expect(server.asked("POST /api/retell/connect-agent")[0]?.body).toEqual({ agentId: "agent_ivy" });
  expect(await screen.findByText("agent_ivy")).toBeTruthy();
  expect(((await input()) as HTMLInputElement).value).toBe("");
});

it("tells the client to ask the agency when another account has the agent", async () => {
  agentServer([], () => ({ status: 409, code: "agent-already-connected", message: "Taken" }));
  await userEvent.type(await input(), "agent_taken{Enter}");

  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toMatch(/already connected to another account.*ask your agency/);
  expect((await input()).getAttribute("aria-invalid")).toBe("true");
  expect(((await input()) as HTMLInputElement).value).toBe("agent_taken");
});

it("shows the server's field error for an invalid ID", async () => {
  const errors = [{ field: "agentId", message: "That is no agent ID." }];
  agentServer([], () => ({ status: 400, code: "invalid", message: "Invalid", errors }));
  await userEvent.type(await input(), "agent_x{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("That is no agent ID.");
});

it.each([
  ["", "Enter your agent ID."],
  ["ivy b", "no spaces"],
])("does not send %j", async (pasted, words) => {
  const server = agentServer([]);
  await userEvent.click(await input());
  if (pasted) await userEvent.paste(pasted);
  await connect();
  expect((await screen.findByRole("alert")).textContent).toContain(words);
  expect(server.asked("POST /api/retell/connect-agent")).toHaveLength(0);
});

it("extracts the agent ID from a pasted URL", async () => {
  const server = agentServer([]);
  await userEvent.click(await input());
  await userEvent.paste(' "https://dashboard.retellai.com/agents/agent_ivy?tab=voice" ');
  expect(((await input()) as HTMLInputElement).value).toBe("agent_ivy");
  await connect();
  await screen.findByText("Agent connected.");
  expect(server.asked("POST /api/retell/connect-agent")[0]?.body).toEqual({ agentId: "agent_ivy" });
});

it("removes a pasted API key at once and sends nothing", async () => {
  const server = agentServer([]);
  await userEvent.click(await input());
  await userEvent.paste("key_0123456789abcdef");
  expect(((await input()) as HTMLInputElement).value).toBe("");
  expect((await screen.findByRole("alert")).textContent).toContain("API key");
  expect(document.body.innerHTML).not.toContain("0123456789abcdef");
  await connect();
  expect(server.asked("POST /api/retell/connect-agent")).toHaveLength(0);
});

it("asks for confirmation before it sends an ID in an unusual format", async () => {
  const server = agentServer([]);
  await userEvent.type(await input(), "agnt_wrong");
  await connect();
  expect(screen.getByText(/does not look like an agent ID/)).toBeTruthy();
  expect(server.asked("POST /api/retell/connect-agent")).toHaveLength(0);

  // A changed ID needs a new confirmation.
  await userEvent.type(await input(), "2");
  await connect();
  expect(server.asked("POST /api/retell/connect-agent")).toHaveLength(0);
  await userEvent.click(screen.getByRole("button", { name: "Connect anyway" }));
  await screen.findByText("Agent connected.");
  expect(server.asked("POST /api/retell/connect-agent")[0]?.body).toEqual({
    agentId: "agnt_wrong2",
  });
});

it("says that a connected agent without calls waits for its first call", async () => {
  agentServer([agent("agent_a", "Front desk")]);
  expect(
    await screen.findByText("Your agent is connected, waiting for its first call."),
  ).toBeTruthy();
  expect(status().textContent).toBe("Online");
});

it("shows no waiting message once a call has arrived", async () => {
  agentServer([{ ...agent("agent_a", "Front desk"), lastCallAt: "2025-11-02T10:00:00Z" }]);
  expect(await screen.findByText(/Its calls appear on your dashboard/)).toBeTruthy();
  expect(screen.queryByText(/waiting for its first call/)).toBeNull();
});

it("shows the agent’s ID in the confirmation, because names can repeat", async () => {
  agentServer([agent("agent_a", "Front desk"), agent("agent_b", "Front desk")]);
  const button = "Disconnect Front desk (agent_b)";
  await userEvent.click(await screen.findByRole("button", { name: button }));
  expect(screen.getByRole("alertdialog").textContent).toContain("(agent_b)");
});

it("says that the agency must approve the agent", async () => {
  agentServer([], () => ({ status: 202, data: { agentId: "agent_p", aiStatus: "Pending" } }));
  await userEvent.type(await input(), "agent_p{Enter}");
  expect(await screen.findByText(/Your agency will approve it/)).toBeTruthy();
});

it("disconnects one of several agents after confirmation", async () => {
  const server = agentServer([agent("agent_a", "Front desk"), agent("agent_b", "After hours")]);
  await userEvent.click(await screen.findByRole("button", { name: "Disconnect After hours" }));
  const dialog = screen.getByRole("alertdialog");
  expect(server.asked("DELETE /api/retell/disconnect-agent")).toHaveLength(0);

  await userEvent.click(within(dialog).getByRole("button", { name: "Disconnect" }));
  await screen.findByText("Agent disconnected.");
  await waitFor(() => expect(screen.queryByText("After hours")).toBeNull());
  expect(screen.getByText("Front desk")).toBeTruthy();
  const [request] = server.asked("DELETE /api/retell/disconnect-agent");
  expect(request?.query.get("agentId")).toBe("agent_b");
});

it("keeps the agent when the user cancels the confirmation", async () => {
  const server = agentServer([agent("agent_a", "Front desk")]);
  await userEvent.click(await screen.findByRole("button", { name: "Disconnect" }));
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(server.asked("DELETE /api/retell/disconnect-agent")).toHaveLength(0);
});

const suggested = () =>
  [...document.querySelectorAll("datalist option")].map(
    (option) => `${option.getAttribute("value")} ${option.textContent}`,
  );

it("suggests unconnected agents of the client’s own Retell account", async () => {
  const server = agentServer([], undefined, {
    keyed: true,
    agents: [{ agentId: "agent_ivy", name: "Ivy" }, { agentId: "agent_zoe" }],
    errors: [],
  });
  await screen.findByText("2 agents of your Retell account to choose from.");
  expect(suggested()).toEqual(["agent_ivy Ivy", "agent_zoe agent_zoe"]);
  const field = (await input()) as HTMLInputElement;
  expect(field.list?.options).toHaveLength(2);

  await userEvent.type(field, "agent_ivy");
  expect(screen.getByText("Ivy", { selector: "p" })).toBeTruthy();
  await connect();
  await screen.findByText("1 agent of your Retell account to choose from.");
  expect(suggested()).toEqual(["agent_zoe agent_zoe"]);
  expect(server.asked("POST /api/retell/connect-agent")).toHaveLength(1);
});

it("shows the error when Retell’s agents cannot be loaded", async () => {
  agentServer([], undefined, { keyed: true, agents: [], errors: ["Retell did not answer"] });
  expect(await screen.findByText("Retell did not answer.")).toBeTruthy();
});

it("shows no suggestions when the client has no API key", async () => {
  const server = agentServer([]);
  await input();
  await waitFor(() => expect(server.asked("GET /api/retell/available-agents")).toHaveLength(1));
  expect(screen.queryByText(/Retell account/)).toBeNull();
  expect(document.querySelector("datalist")).toBeNull();
});
