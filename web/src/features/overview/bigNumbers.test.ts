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
    {
      calls: 50,
      answered: 40,
      notConnected: 4,
      successful: 20,
      afterHours: 5,
      talkSeconds: 60,
      outcomes: { voicemail: 1 },
    },
    {
      calls: 70,
      answered: 56,
      notConnected: 6,
      successful: 30,
      afterHours: 2,
      talkSeconds: 120,
      outcomes: { voicemail: 3 },
    },
  ],
  disconnectionReasons: [
    { value: "user_hangup", calls: 90, notConnected: false },
    { value: "dial_no_answer", calls: 6, notConnected: true },
    { value: "dial_busy", calls: 3, notConnected: true },
    { value: "user_declined", calls: 1, notConnected: true },
  ],
  latency: { count: 0, p50: null },
  previousLatency: null,
  afterHours: null,
} as unknown as Overview;

test("each number has its text, comparison, line and filter", () => {
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
  expect(named.minutes).toMatchObject({ line: [1, 2], filter: {} });
  expect(named.successful?.line).toEqual([20, 30]);
});

test("numbers without data show a dash or are omitted", () => {
  const numbers = bigNumbers(OVERVIEW);
  expect(numbers.find(({ name }) => name === "successful")).toMatchObject({
    text: "—",
    value: undefined,
    hint: "0 of 0 judged calls",
  });
  expect(numbers.find(({ name }) => name === "response")?.text).toBe("—");
  expect(numbers.some(({ name }) => name === "after-hours")).toBe(false);
});

test("the not-connected number lists its two most frequent reasons, none of connected calls", () => {
  const parts = bigNumbers(OVERVIEW).find(({ name }) => name === "not-connected")?.parts;
  expect(parts).toEqual([
    { label: "Nobody picked up", calls: 6, filter: { reason: "dial_no_answer" } },
    { label: "The line was busy", calls: 3, filter: { reason: "dial_busy" } },
  ]);
});

test("the response time is compared, and lower is better", () => {
  const numbers = bigNumbers({
    ...OVERVIEW,
    latency: { ...OVERVIEW.latency, count: 3, p50: 900 },
    previousLatency: 1_400,
    afterHours: { name: "afterHours", numerator: 7, denominator: 120, value: 0.06 },
  } as Overview);
  expect(numbers.find(({ name }) => name === "response")).toMatchObject({
    text: "0.9 s",
    value: 900,
    previous: 1_400,
    previousText: "1.4 s",
    moreIsBetter: false,
  });
  expect(numbers.find(({ name }) => name === "after-hours")?.line).toEqual([5, 2]);
});
