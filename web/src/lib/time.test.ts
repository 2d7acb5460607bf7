import { expect, it } from "vitest";
import {
  dayAndTime,
  dayKey,
  dayName,
  foreignZone,
  fullTime,
  readerTimeZone,
  timeAgo,
} from "./time";

const london = { locale: "en-GB", timeZone: "Europe/London" };
const now = new Date("2025-11-22T12:00:00Z");

it("dayName shows Today, Yesterday or the date", () => {
  expect(dayName("2025-11-22T00:10:00Z", now, london)).toBe("Today");
  expect(dayName("2025-11-21T23:59:00Z", now, london)).toBe("Yesterday");
  expect(dayName("2025-11-12T10:00:00Z", now, london)).toBe("12 Nov");
  expect(dayName("2024-11-12T10:00:00Z", now, london)).toBe("12 Nov 2024");
});

it("dayName and dayKey follow the time zone, not UTC", () => {
  const auckland = { locale: "en-GB", timeZone: "Pacific/Auckland" };
  expect(dayName("2025-11-22T10:30:00Z", now, auckland)).toBe("Yesterday");
  expect(dayKey(now, "Pacific/Auckland")).toBe("2025-11-23");
});

it.each([
  // Clocks go back on 26 October: the day has 25 hours.
  ["2025-10-26T23:30:00Z", "2025-10-25T22:45:00Z", "Yesterday"],
  ["2025-10-26T23:30:00Z", "2025-10-25T22:15:00Z", "Yesterday"],
  // Clocks go forward on 30 March: the day has 23 hours.
  ["2025-03-30T23:15:00Z", "2025-03-30T10:00:00Z", "Yesterday"],
  ["2025-03-30T23:15:00Z", "2025-03-29T23:45:00Z", "29 Mar"],
])("at %s, %s was %s in London", (at, instant, name) => {
  expect(dayName(instant, new Date(at), london)).toBe(name);
});

it("readerTimeZone falls back to UTC for unknown zones", () => {
  expect(["Etc/Unknown", "", "Mars/Olympus", "Europe/Paris"].map(readerTimeZone)).toEqual([
    "UTC",
    "UTC",
    "UTC",
    "Europe/Paris",
  ]);
});

it("dayAndTime shows the zone only when its time differs from the reader's", () => {
  const instant = "2025-11-22T10:30:00Z";
  const at = (timeZone: string) => dayAndTime(instant, now, { locale: "en-GB", timeZone });
  expect(at("Europe/London")).toBe("Today, 10:30");
  expect(at("UTC")).toBe("Today, 10:30");
  expect(at("America/New_York")).toMatch(/^Today, 0?5:30 GMT\u20115$/);
  expect(at("Pacific/Auckland")).toBe("Yesterday, 23:30 GMT+13");
  expect(foreignZone("soon", london)).toBe("");
});

it("fullTime shows weekday, date, time and zone", () => {
  expect(fullTime("2025-07-01T12:00:05Z", london)).toMatch(/Tue, 1 Jul 2025.*13:00:05 BST/);
});

it("fullTime returns invalid input unchanged", () => {
  expect(fullTime("soon", london)).toBe("soon");
});

it.each([
  ["2025-11-22T11:59:30Z", "just now"],
  ["2025-11-22T11:55:00Z", "5 min ago"],
  ["2025-11-22T09:00:00Z", "3 h ago"],
  ["2025-11-21T11:00:00Z", "1 day ago"],
  ["2025-11-18T11:00:00Z", "4 days ago"],
  ["2025-11-01T11:00:00Z", "1 Nov"],
])("timeAgo of %s is %s", (instant, words) => {
  expect(timeAgo(instant, now, london)).toBe(words);
});
