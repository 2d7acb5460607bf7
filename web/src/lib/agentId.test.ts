import { describe, expect, it } from "vitest";
import { agentIdProblem, looksLikeAgentId, readAgentId } from "./agentId";

const ID = "agent_2f7c91be4a6d0835cc17e9d4ab";

describe("readAgentId", () => {
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
  ])("reads %j as %j", (input, agentId) => {
    expect(readAgentId(input)).toEqual({ agentId, apiKey: false });
  });

  it.each(["key_0123456789abcdef", ' "key_0123"', "Bearer key_0123"])(
    "drops the API key %j",
    (input) => {
      expect(readAgentId(input)).toEqual({ agentId: "", apiKey: true });
    },
  );

  it("accepts an ID that contains key_", () => {
    expect(readAgentId("agent_monkey_1")).toEqual({ agentId: "agent_monkey_1", apiKey: false });
  });
});

it.each(["", "a b", "a\u0000b", "a\tb", "x".repeat(256)])("agentIdProblem rejects %j", (input) => {
  expect(agentIdProblem(input)).toBeTruthy();
});

it("agentIdProblem accepts other text, and looksLikeAgentId accepts only the usual format", () => {
  expect(agentIdProblem("ivy")).toBeUndefined();
  expect(
    [ID, "agent_test123", "agnt_wrong", "ivy", "agent_", "AGENT_1234"].map(looksLikeAgentId),
  ).toEqual([true, true, false, false, false, false]);
});
