import { describe, expect, it } from "vitest";
import { asText, conversation, lineAt, prettyJson } from "./conversation";

describe("conversation", () => {
  it("merges a tool call with its later result into one line", () => {
    const lines = conversation([
      { role: "agent", text: "One moment.", startSeconds: 1 },
      {
        role: "tool_call_invocation",
        startSeconds: 2,
        tool: { name: "book", callId: "t1", arguments: { at: "9:40" } },
      },
      { role: "user", text: "Sure.", startSeconds: 3 },
      {
        role: "tool_call_result",
        startSeconds: 4,
        tool: { callId: "t1", result: "ok", successful: true },
      },
    ]);
    expect(lines.map((line) => line.kind)).toEqual(["speech", "tool", "speech"]);
    expect(lines[1]).toMatchObject({
      name: "book",
      arguments: { at: "9:40" },
      result: "ok",
      successful: true,
      at: 2,
    });
  });

  it("keeps a tool result without a tool call", () => {
    const [line] = conversation([
      { role: "tool_call_result", tool: { callId: "t9", result: "late", successful: false } },
    ]);
    expect(line).toMatchObject({ kind: "tool", name: "Tool", result: "late", successful: false });
  });

  it("turns all other roles into notes, including unknown roles", () => {
    const lines = conversation([
      { role: "node_transition", text: "Greeting → Booking" },
      { role: "dtmf", text: "5" },
      { role: "hologram" },
    ]);
    expect(lines).toEqual([
      { kind: "note", what: "step", text: "Moved on to the next step: Greeting → Booking" },
      { kind: "note", what: "keys", text: "Keys pressed: 5" },
      { kind: "note", what: "other", text: "hologram" },
    ]);
  });

  it("reads the plain transcript when there are no turns", () => {
    const lines = conversation([], "Agent: Hello.\nHow are you?\nUser: Fine.\n");
    expect(lines).toEqual([
      { kind: "speech", speaker: "agent", text: "Hello.\nHow are you?" },
      { kind: "speech", speaker: "user", text: "Fine." },
    ]);
    expect(asText(lines)).toBe("Agent: Hello.\nHow are you?\nCaller: Fine.");
  });

  it("gives a tool call without a time the end time of the speech before it", () => {
    const lines = conversation([
      { role: "agent", text: "One moment.", startSeconds: 1, endSeconds: 2.5 },
      { role: "tool_call_invocation", tool: { name: "book", callId: "t1" } },
      { role: "dtmf", text: "5", startSeconds: 4 },
    ]);
    expect(lines.slice(1)).toMatchObject([
      { kind: "tool", at: 2.5, about: true },
      { kind: "note", at: 4 },
    ]);
    expect(lines[2]).not.toHaveProperty("about");
  });

  it("adds the transfer target before its first words, or at the end", () => {
    const turns = [
      { role: "agent", text: "I connect you.", startSeconds: 1, endSeconds: 2 },
      { role: "transfer_target", text: "Jo speaking.", startSeconds: 9, endSeconds: 10 },
    ];
    const texts = (lines: ReturnType<typeof conversation>) =>
      lines.map((line) => (line.kind === "tool" ? line.name : line.text));
    expect(texts(conversation(turns, null, "+15035550188"))).toEqual([
      "I connect you.",
      "Transferred to +1 (503) 555-0188",
      "Jo speaking.",
    ]);
    expect(texts(conversation(turns.slice(0, 1), null, "sip:desk@pbx.example"))).toEqual([
      "I connect you.",
      "Transferred to sip:desk@pbx.example",
    ]);
  });

  it("omits turns without text", () => {
    expect(conversation([{ role: "user", text: "  " }])).toEqual([]);
  });
});

it("lineAt finds the speech line at a time", () => {
  const lines = conversation([
    { role: "agent", text: "a", startSeconds: 0.6 },
    { role: "dtmf", text: "5", startSeconds: 4 },
    { role: "user", text: "b", startSeconds: 5 },
  ]);
  expect([0, 0.6, 4.5, 5, 99].map((seconds) => lineAt(lines, seconds))).toEqual([-1, 0, 0, 2, 2]);
});

it("prettyJson indents objects and JSON text and keeps other text", () => {
  expect(prettyJson({ a: 1 })).toBe('{\n  "a": 1\n}');
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyJson("timeout")).toBe("timeout");
  expect(prettyJson("5")).toBe("5");
});
