import { describe, expect, it } from "vitest";
import { quoted, testCallCommand } from "./testCall";

describe("the test call", () => {
  const command = testCallCommand({
    url: "http://localhost:5000/api/n8n/retell-webhook",
    header: "x-n8n-webhook-secret",
    secret: "it's secret",
    agentId: "agent_test123",
    now: new Date("2025-11-22T12:00:00Z"),
  });

  it("contains the guide's payload with the current time", () => {
    const body = JSON.parse(command.slice(command.indexOf("-d '") + 4, -1));
    expect(body).toMatchObject({ event: "call_analyzed", call: { agent_id: "agent_test123" } });
    expect(body.call.end_timestamp).toBe(Date.parse("2025-11-22T12:00:00Z"));
    expect(body.call.end_timestamp - body.call.start_timestamp).toBe(300_000);
  });

  it("escapes a quote in the secret", () => {
    expect(quoted("it's")).toBe("'it'\\''s'");
    expect(command).toContain("it'\\''s secret");
  });
});
