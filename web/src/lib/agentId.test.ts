import { describe, expect, it } from "vitest";
import { checkAgentId } from "./agentId";

describe("agent IDs", () => {
  it("are trimmed and otherwise left alone", () => {
    expect(checkAgentId(" agent_1\n")).toEqual({ ok: true, agentId: "agent_1" });
  });
  it.each(["", "   ", "a b", "a\u0000b", "a\tb", "x".repeat(256)])("refuses %j", (input) => {
    expect(checkAgentId(input).ok).toBe(false);
  });
  it("hints at the prefix", () => {
    expect(checkAgentId("ivy")).toMatchObject({
      ok: true,
      hint: expect.stringContaining("agent_"),
    });
  });
});
