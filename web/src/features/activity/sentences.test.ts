import { describe, expect, it } from "vitest";
import type { AuditEntry } from "@/api/types";
import { KINDS, parseAuditFilters } from "./filters";
import { type Action, actionsOf, kindOf, type Reader, sentence } from "./sentences";

const HARBOR = "0190f6f0-0000-7000-8000-000000000001";
const SOURCE = "0190f6f0-0000-7000-8000-000000000002";

const operator: Reader = {
  role: "operator",
  email: "anna@agency.example",
  sources: new Map([[SOURCE, "Main n8n"]]),
};
const client: Reader = { role: "client", email: "desk@harbor.example" };

function told(
  reader: Reader,
  entry: Omit<Partial<AuditEntry>, "action"> & { action: string },
): string {
  const whole = {
    id: "1",
    recordedAt: "2026-01-31T10:00:00Z",
    actor: "bob@agency.example",
    clientName: entry.clientId && "Harbor Lane Dental",
  };
  return sentence({ ...whole, ...entry } as AuditEntry, reader)
    .map((part) => part.text)
    .join("");
}

const EVERY = KINDS.flatMap(({ value }) => actionsOf(value).split(",")) as Action[];

describe("sentences for an operator", () => {
  it.each([
    [{ action: "client.viewed", clientId: HARBOR }, "looked at the calls of Harbor Lane Dental"],
    [{ action: "client.suspended", clientId: HARBOR }, "suspended Harbor Lane Dental"],
    [
      { action: "agent.connected", clientId: HARBOR, subject: "agent_1" },
      "connected the agent agent_1 to Harbor Lane Dental",
    ],
    [
      { action: "source.rotated", subject: SOURCE },
      "added a secret to the webhook source Main n8n",
    ],
    [{ action: "source.secret-retired", subject: "gone" }, "retired a secret of a webhook source"],
    [
      { action: "source.added", subject: SOURCE, clientId: HARBOR },
      "added the webhook source Main n8n for Harbor Lane Dental",
    ],
    [{ action: "delivery.replayed", subject: "call_1" }, "replayed a delivery of the call call_1"],
    [{ action: "delivery.replayed" }, "replayed a delivery"],
    [{ action: "sign-in" }, "signed in"],
  ])("%o", (entry, rest) => {
    expect(told(operator, entry)).toBe(`bob@agency.example ${rest}`);
    expect(told({ ...operator, email: "BOB@agency.example" }, entry)).toBe(`You ${rest}`);
  });

  it("adds the client’s name to an actor from a client", () => {
    const entry = { actor: "desk@harbor.example", clientId: HARBOR };
    expect(told(operator, { ...entry, action: "sign-in" })).toBe(
      "desk@harbor.example of Harbor Lane Dental signed in",
    );
    expect(told(operator, { ...entry, clientName: null, action: "sign-in" })).toBe(
      "desk@harbor.example of a client signed in",
    );
    expect(told(operator, { ...entry, action: "sign-in.failed" })).toBe(
      "Someone tried to sign in as desk@harbor.example of Harbor Lane Dental with a wrong password",
    );
  });

  it("describes entries whose actor is unknown or the system", () => {
    expect(told(operator, { action: "sign-in.failed", actor: "unknown" })).toBe(
      "Someone tried to sign in with an email that has no account",
    );
    expect(told(operator, { action: "operator.created", actor: "system" })).toBe(
      "The first operator’s account was created",
    );
  });
});

describe("sentences for a client", () => {
  it.each([
    ["client.viewed", "Your agency looked at your calls"],
    ["client.suspended", "Your agency suspended your account"],
    ["password.reset-link", "Your agency made a link to reset your password"],
    ["agent.connected", "Your agency connected the agent agent_1"],
    ["calls.handed-over", "Your agency gave you the earlier calls of the agent agent_1"],
  ])("%s", (action, expected) => {
    const entry = { action, actor: "Your agency", clientId: HARBOR, subject: "agent_1" };
    expect(told(client, entry)).toBe(expected);
  });

  it.each([
    ["sign-in", "You signed in"],
    ["calls.exported", "You exported your calls"],
    ["password.changed", "You changed your password"],
    ["password.reset-asked", "Someone asked for a link to reset your password"],
    ["sign-in.failed", "Someone tried to sign in as you with a wrong password"],
  ])("when the client is the actor: %s", (action, expected) => {
    expect(told(client, { action, actor: "desk@harbor.example", clientId: HARBOR })).toBe(expected);
  });
});

describe("actions", () => {
  it.each(EVERY)("%s has a complete sentence", (action) => {
    for (const reader of [operator, client]) {
      for (const subject of ["subject_1", undefined]) {
        const text = told(reader, { action, clientId: HARBOR, subject });
        expect(text).toMatch(/^[A-Zb][^{}]+[^\s{}]$/);
        expect(text).not.toMatch(/ {2}|undefined|null/);
      }
    }
  });

  it("belong to exactly one kind each", () => {
    expect(new Set(EVERY).size).toBe(EVERY.length);
    for (const { value } of KINDS) {
      for (const action of actionsOf(value).split(",")) {
        expect(kindOf({ action } as AuditEntry)).toBe(value);
      }
    }
  });

  it("appear by their code when they are unknown", () => {
    expect(told(operator, { action: "moon.landed" })).toBe("bob@agency.example: moon.landed");
    expect(told(operator, { action: "constructor" })).toBe("bob@agency.example: constructor");
    expect(kindOf({ action: "constructor" } as unknown as AuditEntry)).toBeUndefined();
  });
});

it("separates user-chosen names from the fixed text of a sentence", () => {
  const entry = {
    action: "agent.connected",
    clientId: HARBOR,
    clientName: "Harbor Lane Dental",
    subject: "{client}<b>",
  };
  const whole = { id: "1", recordedAt: "", actor: "bob@agency.example", ...entry } as AuditEntry;
  expect(sentence(whole, operator)).toEqual([
    { kind: "who", text: "bob@agency.example" },
    { kind: "text", text: " connected the agent " },
    { kind: "id", text: "{client}<b>" },
    { kind: "text", text: " to " },
    { kind: "client", clientId: HARBOR, text: "Harbor Lane Dental" },
  ]);
});

it("reads valid filters from the URL and drops the others", () => {
  const filters = { clientId: HARBOR, kind: "calls", period: "7d" };
  expect(parseAuditFilters(filters)).toEqual(filters);
  expect(parseAuditFilters({ clientId: "x", kind: "all", period: "ever", q: "1" })).toEqual({});
});
