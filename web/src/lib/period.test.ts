import { expect, test } from "vitest";
import { askedComparison, daysLabel, daysOf, instantsOf, parsePeriod, spanLabel } from "./period";

const NOW = new Date("2026-11-26T03:00:00Z");

test("daysOf returns whole days in the zone of the business", () => {
  // In New York it is still the 25th.
  expect(daysOf({ period: "today" }, NOW, "America/New_York")).toEqual({
    first: "2026-11-25",
    last: "2026-11-25",
  });
  expect(daysOf({ period: "7d" }, NOW, "UTC")).toEqual({ first: "2026-11-20", last: "2026-11-26" });
  expect(daysOf({}, NOW, "UTC")).toEqual({ first: "2026-10-28", last: "2026-11-26" });
  expect(daysOf({ period: "last-month" }, NOW, "UTC")).toEqual({
    first: "2026-10-01",
    last: "2026-10-31",
  });
  expect(daysOf({ period: "year" }, NOW, "UTC")).toEqual({
    first: "2025-12-01",
    last: "2026-11-26",
  });
});

test("a week with a clock change has 167 or 169 hours", () => {
  const hours = (first: string, last: string) => {
    const { from, to } = instantsOf({ first, last }, "America/New_York");
    return (Date.parse(to) - Date.parse(from)) / 3_600_000;
  };
  expect(hours("2026-03-08", "2026-03-14")).toBe(167);
  expect(hours("2026-11-01", "2026-11-07")).toBe(169);
});

test("parsePeriod drops invalid values and swaps reversed days", () => {
  expect(parsePeriod({ period: "99d", compare: "moon", from: "abc", to: "2026-01-01" })).toEqual(
    {},
  );
  expect(parsePeriod({ from: "2026-02-30", to: "2026-03-01" })).toEqual({});
  expect(parsePeriod({ from: "2020-01-01", to: "2026-03-01" })).toEqual({});
  expect(parsePeriod({ from: "2026-03-02", to: "2026-03-01", compare: "year" })).toEqual({
    from: "2026-03-01",
    to: "2026-03-02",
    compare: "year",
  });
});

test("askedComparison defaults to the month, the year or the previous span", () => {
  expect(askedComparison({ period: "month" })).toBe("month");
  expect(askedComparison({ period: "last-month" })).toBe("month");
  expect(askedComparison({ period: "year" })).toBe("year");
  expect(askedComparison({ period: "7d" })).toBe("previous");
  expect(askedComparison({})).toBe("previous");
  expect(askedComparison({ from: "2026-03-01", to: "2026-03-05" })).toBe("previous");
  expect(askedComparison({ period: "month", compare: "weekday" })).toBe("weekday");
});

test("spanLabel shows the time when a span ends within a day", () => {
  const span = (from: string, to: string) => spanLabel({ from, to }, "Europe/Berlin");
  expect(span("2026-11-19T23:00:00Z", "2026-11-26T23:00:00Z")).toBe("20 Nov 2026 – 26 Nov 2026");
  expect(span("2026-11-25T23:00:00Z", "2026-11-26T09:12:00Z")).toMatch(/^26 Nov 2026, until 10:12/);
});

test("daysLabel shows a range or a single day", () => {
  expect(daysLabel({ first: "2026-11-20", last: "2026-11-26" })).toBe("20 Nov 2026 – 26 Nov 2026");
  expect(daysLabel({ first: "2026-11-26", last: "2026-11-26" })).toBe("26 Nov 2026");
});
