import { expect, test } from "vitest";
import type { Overview } from "@/api/types";
import { bigNumbers } from "./bigNumbers";

const OVERVIEW = {
  totals: {
    calls: 120,
    talkMinutes: 310.5,
    notConnected: 10,
    voicemail: 4,
    transferred: 3,
    previous: { calls: 100, talkMinutes: 300, notConnected: 20, voicemail: 4, transferred: 0 },
  },
  rates: [
    { name: "answered", numerator: 96, denominator: 120, value: 0.8, previous: 0.75 },
    { name: "successful", numerator: 0, denominator: 0, value: null, previous: null },
  ],
  series: [
    { calls: 50, answered: 40, notConnected: 4, talkSeconds: 60, outcomes: { voicemail: 1 } },
    { calls: 70, answered: 56, notConnected: 6, talkSeconds: 120, outcomes: { voicemail: 3 } },
  ],
  latency: { count: 0, p50: null },
  afterHours: null,
} as unknown as Overview;

test("each number says what it is made of", () => {
  const numbers = bigNumbers(OVERVIEW);
  const named = Object.fromEntries(numbers.map((number) => [number.name, number]));
  expect(named.calls).toMatchObject({ text: "120", previous: 100, line: [50, 70], filter: {} });
  expect(named.answered).toMatchObject({
    text: "80 %",
    previousText: "75 %",
    hint: "96 of 120 calls",
    filter: { outcome: "answered,transferred" },
  });
  expect(named.voicemail?.line).toEqual([1, 3]);
  expect(named.minutes?.line).toEqual([1, 2]);
});

test("where nothing can be said, nothing is", () => {
  const numbers = bigNumbers(OVERVIEW);
  expect(numbers.find(({ name }) => name === "successful")).toMatchObject({
    text: "—",
    value: undefined,
    hint: "0 of 0 judged calls",
  });
  expect(numbers.find(({ name }) => name === "response")?.text).toBe("—");
  expect(numbers.some(({ name }) => name === "after-hours")).toBe(false);
});
