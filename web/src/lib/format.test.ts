import { describe, expect, it } from "vitest";
import {
  bytes,
  clockDuration,
  difference,
  label,
  money,
  plainValue,
  plural,
  wordyDuration,
} from "./format";

describe("durations", () => {
  it.each([
    [0, "0:00", "0 s"],
    [7.4, "0:07", "7 s"],
    [59.6, "1:00", "1 min"],
    [272, "4:32", "4 min 32 s"],
    [3600, "1:00:00", "1 h"],
    [3729, "1:02:09", "1 h 2 min"],
    [-3, "0:00", "0 s"],
  ])("%d seconds", (seconds, clock, words) => {
    expect(clockDuration(seconds)).toBe(clock);
    expect(wordyDuration(seconds)).toBe(words);
  });
});

it("money shows fractions of a cent only for amounts below 1.00", () => {
  expect(money(13.75, "USD", "en-US")).toBe("$0.1375");
  expect(money(1234.5, "USD", "en-US")).toBe("$12.35");
  expect(money(0, "USD", "en-US")).toBe("$0.00");
});

it("bytes shows sizes in B, kB and MB", () => {
  expect([bytes(812), bytes(1530), bytes(14_210), bytes(2_400_000)]).toEqual([
    "812 B",
    "1.5 kB",
    "14 kB",
    "2.4 MB",
  ]);
});

describe("difference", () => {
  it.each([
    [150, 100, "up", "+50%"],
    [50, 100, "down", "−50%"],
    [100, 100, "same", "no change"],
    [7, 5, "up", "+2"],
    [3, 0, "up", "+3"],
    [0, 4, "down", "−4"],
    [1001, 1000, "up", "+1%"],
  ])("%d against %d", (now, before, direction, text) => {
    expect(difference(now, before)).toEqual({ direction, text });
  });
});

it("plural formats the count and adds an s except for one", () => {
  expect([plural(1, "call"), plural(2, "call"), plural(1234, "call")]).toEqual([
    "1 call",
    "2 calls",
    "1,234 calls",
  ]);
});

it("label rewrites snake_case names and keeps other text, with a capital letter", () => {
  expect(label("Booked appointment?")).toBe("Booked appointment?");
  expect(label("appointment_booked")).toBe("Appointment booked");
  expect(label("Nombre del paciente")).toBe("Nombre del paciente");
  expect(label("émission")).toBe("Émission");
});

it("plainValue shows booleans, numbers, objects and missing values as text", () => {
  expect([true, false, 2, "x", null, undefined, "", { a: 1 }].map(plainValue)).toEqual([
    "Yes",
    "No",
    "2",
    "x",
    "—",
    "—",
    "—",
    '{"a":1}',
  ]);
});
