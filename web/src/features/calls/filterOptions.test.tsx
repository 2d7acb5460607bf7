// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { OWN_CALLS } from "@/api/callScope";
import type { CallRow, ConnectedAgent } from "@/api/types";
import { fakeServer } from "@/test/fakeServer";
import { renderWithQueries } from "@/test/render";
import { fieldOptions } from "./filterOptions";
import { useAgentOptions } from "./useAgentOptions";

const call = (agentId: string, agentName: string | null, fields = {}) =>
  ({ callId: agentId, agentId, agentName, fields }) as CallRow;
const AGENTS = [
  { agentId: "agent_a", name: null, status: "connected" },
  { agentId: "agent_w", name: "Waiting", status: "pending" },
] as ConnectedAgent[];
const CALLS = [call("agent_a", "Anna"), call("agent_b", "Ben")];

function Agents({ others }: { others: string[] }) {
  const options = useAgentOptions(OWN_CALLS, AGENTS, CALLS, others);
  return <output>{options.map(({ value, label }) => `${value}=${label}`).join(" ")}</output>;
}

it("offers disconnected agents with the names from their newest calls", async () => {
  const server = fakeServer({
    "GET /api/calls": ({ query }) => ({
      data: { calls: query.get("agentId") === "agent_c" ? [call("agent_c", "Clara")] : [] },
    }),
  });
  renderWithQueries(<Agents others={["agent_a", "agent_c", "agent_d", "agent_c"]} />);
  // An agent that no call names keeps its ID.
  await screen.findByText("agent_d=agent_d agent_a=Anna agent_b=Ben agent_c=Clara");
  expect(server.asked("GET /api/calls").map(({ query }) => query.toString())).toEqual([
    "agentId=agent_c&limit=1",
    "agentId=agent_d&limit=1",
  ]);
});

it("lists the fields and loaded values of calls, without the hidden field", () => {
  const seen = ["party", "callback", "constructor"].map((name) => ({ name, calls: 1 }));
  const calls = [
    call("a", null, { party: "4", callback: "+15550100" }),
    call("b", null, { party: "2" }),
    call("c", null, { party: "4" }),
  ];
  expect(fieldOptions(seen, calls, "callback")).toEqual([
    { name: "party", values: ["2", "4"] },
    { name: "constructor", values: [] },
  ]);
});
