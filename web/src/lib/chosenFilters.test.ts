import { describe, expect, it } from "vitest";
import { CALL_FILTERS, fieldWords } from "./callFilters";
import { hasFilters, matches, parseCallFilters, spanLabel, spanOf, toApi } from "./chosenFilters";

const now = new Date("2025-11-22T12:00:00Z");

describe("parseCallFilters", () => {
  it("keeps known filters, trims text and drops unknown and empty parameters", () => {
    const search = { period: "7d", outcome: "answered", q: " invoice ", page: "3", agentId: "" };
    expect(parseCallFilters(search)).toEqual({ period: "7d", outcome: "answered", q: "invoice" });
  });

  it("ignores invalid days and swaps a reversed range", () => {
    expect(parseCallFilters({ from: "yesterday", to: "2025-13-45" })).toEqual({});
    expect(parseCallFilters({ from: "2025-02-30", to: "9999-12-31" })).toEqual({});
    expect(parseCallFilters({ from: "2025-11-20", to: "2025-11-10" })).toEqual({
      from: "2025-11-10",
      to: "2025-11-20",
    });
  });

  it("drops unknown values and text that the server rejects", () => {
    expect(parseCallFilters({ direction: "up", outcome: "lost", sentiment: "Glum" })).toEqual({});
    expect(parseCallFilters({ q: "x".repeat(256), agentId: "a\u0000" })).toEqual({});
    expect(parseCallFilters({ sentiment: "Positive" })).toEqual({ sentiment: "Positive" });
  });

  it("prefers a period to days", () => {
    expect(parseCallFilters({ period: "today", from: "2025-11-01" })).toEqual({ period: "today" });
    expect(parseCallFilters({ period: "century" })).toEqual({});
  });
});

describe("spanOf, in the time zone of the business", () => {
  it.each([
    [{ period: "today" }, { from: "2025-11-22T00:00:00.000Z" }],
    [{ period: "yesterday" }, { from: "2025-11-21T00:00:00.000Z", to: "2025-11-22T00:00:00.000Z" }],
    [{ period: "7d" }, { from: "2025-11-16T00:00:00.000Z" }],
    [
      { from: "2025-11-10", to: "2025-11-10" },
      { from: "2025-11-10T00:00:00.000Z", to: "2025-11-11T00:00:00.000Z" },
    ],
    [{}, {}],
  ] as const)("converts %o to instants", (filters, span) => {
    expect(spanOf(filters, now, "Europe/London")).toEqual(span);
  });

  it("ends a day of 23 hours at midnight", () => {
    expect(spanOf({ from: "2025-03-30", to: "2025-03-30" }, now, "Europe/London")).toEqual({
      from: "2025-03-30T00:00:00.000Z",
      to: "2025-03-30T23:00:00.000Z",
    });
  });
});

it("spanOf takes today from the time zone of the business", () => {
  const night = new Date("2025-11-22T02:00:00Z");
  expect(spanOf({ period: "today" }, night, "America/New_York")).toEqual({
    from: "2025-11-21T05:00:00.000Z",
  });
});

describe("filters of a link", () => {
  it("are parsed from the URL and have a label", () => {
    const search = {
      successful: "true",
      outcome: "answered,transferred,lost",
      weekday: "2",
      hour: "14",
      number: "+14155550123",
      goal: "g1",
      "field.Party size": "4",
    };
    const filters = parseCallFilters(search);
    expect(filters).toEqual({ ...search, outcome: "answered,transferred" });
    expect(
      parseCallFilters({ successful: "maybe", hour: "24", weekday: "0", minSeconds: "x" }),
    ).toEqual({});
    const known = { agents: [], people: [], tags: [], goals: [{ id: "g1", name: "Booked" }] };
    const words = CALL_FILTERS.flatMap(({ name, words }) => {
      const value = filters[name];
      return value ? [words(value, known)] : [];
    });
    expect(words).toEqual([
      "Answered or Transferred",
      "Successful",
      "Goal: Booked",
      "Number +1 (415) 555-0123",
      "Tuesdays",
      "14:00 to 15:00",
    ]);
    expect(fieldWords("field.Party_size", "4")).toBe("Party size: 4");
  });
});

it("toApi passes other filters unchanged", () => {
  expect(toApi({ q: "tooth", direction: "inbound" }, now, "UTC")).toEqual({
    q: "tooth",
    direction: "inbound",
  });
});

it("spanLabel names the period or the days", () => {
  expect(spanLabel({ period: "30d" })).toBe("Last 30 days");
  expect(spanLabel({ from: "2025-11-10", to: "2025-11-12" })).toBe("10 Nov 2025 – 12 Nov 2025");
  expect(spanLabel({ from: "2025-11-10" })).toBe("From 10 Nov 2025");
  expect(spanLabel({ q: "x" })).toBeUndefined();
  expect(hasFilters({ q: undefined })).toBe(false);
});

describe("a live call", () => {
  const call = {
    callId: "call_1",
    listedAt: "2025-11-22T11:00:00Z",
    agentId: "agent_a",
    direction: "inbound",
    outcome: "answered",
    sentiment: "Positive",
    fromNumber: "+14155550123",
    summary: "Booked a cleaning",
    durationSeconds: 61.5,
    successful: true,
  };

  it.each([
    [{}, true],
    [{ period: "today", outcome: "answered" }, true],
    [{ outcome: "voicemail" }, false],
    [{ period: "yesterday" }, false],
    [{ outcome: "voicemail,answered", sentiment: "Positive" }, true],
    [{ number: "415 555 0123" }, true],
    [{ number: "415 555 0124" }, false],
    [{ minSeconds: "30" }, true],
    [{ maxSeconds: "30.5" }, false],
    [{ successful: "true" }, true],
    [{ reason: "user_hangup" }, false],
    [{ goal: "won" }, "unsure"],
    [{ goal: "won", outcome: "failed" }, false],
    [{ "field.party size": "4" }, "unsure"],
    [{ q: "insurance" }, "unsure"],
    [{ q: "insurance", agentId: "agent_b" }, false],
  ] as const)("matches %o: %s", (filters, belongs) => {
    expect(matches(call, filters, now, "Europe/London")).toBe(belongs);
  });
});
