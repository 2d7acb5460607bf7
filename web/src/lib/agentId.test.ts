import { describe, expect, it } from "vitest";
import { agentIdProblem, looksLikeAgentId, readAgentId } from "./agentId";

const ID = "agent_2f7c91be4a6d0835cc17e9d4ab";

describe("what is pasted", () => {
  it.each([
    [` ${ID}\n`, ID],
    [`"${ID}"`, ID],
    [`"${ID}",`, ID],
    [`“${ID}”`, ID],
    [`'${ID}' `, ID],
    [`\u200b${ID}\ufeff`, ID],
    [`https://dashboard.retellai.com/agents/${ID}`, ID],
    [`https://dashboard.retellai.com/agents/${ID}?tab=voice#top`, ID],
    [`dashboard.retellai.com/agents/${ID}/`, ID],
    [`Agent ID: ${ID}`, ID],
    ["ivy-1", "ivy-1"],
    ["a;b", "a;b"],
    ["", ""],
  ])("%j is %j", (input, agentId) => {
    expect(readAgentId(input)).toEqual({ agentId, apiKey: false });
  });

  it.each(["key_0123456789abcdef", ' "key_0123"', "Bearer key_0123"])(
    "%j is never kept",
    (input) => {
      expect(readAgentId(input)).toEqual({ agentId: "", apiKey: true });
    },
  );

  it("may hold key_ where it is no key", () => {
    expect(readAgentId("agent_monkey_1")).toEqual({ agentId: "agent_monkey_1", apiKey: false });
  });
});

it.each(["", "a b", "a\u0000b", "a\tb", "x".repeat(256)])("%j cannot be an ID", (input) => {
  expect(agentIdProblem(input)).toBeTruthy();
});

it("any other text can be one, though not every one looks like it", () => {
  expect(agentIdProblem("ivy")).toBeUndefined();
  expect(
    [ID, "agent_test123", "agnt_wrong", "ivy", "agent_", "AGENT_1234"].map(looksLikeAgentId),
  ).toEqual([true, true, false, false, false, false]);
});
