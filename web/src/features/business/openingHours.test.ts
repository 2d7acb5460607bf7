import { expect, test } from "vitest";
import { dayText, parseDay, WEEKDAYS, weekdayName } from "./openingHours";

test("a day is written as people write it", () => {
  expect(parseDay("9-12, 14:30–18")).toEqual([
    { from: "09:00", to: "12:00" },
    { from: "14:30", to: "18:00" },
  ]);
  expect(parseDay("")).toEqual([]);
  expect(parseDay("00:00-24:00")).toEqual([{ from: "00:00", to: "24:00" }]);
});

test("what is no time is refused", () => {
  for (const text of ["9", "17-9", "9-25", "9-12, 11-13", "nine-five", "9:75-10"]) {
    expect(parseDay(text)).toBeUndefined();
  }
});

test("what was saved reads the same", () => {
  const day = [{ from: "09:00", to: "12:00" }];
  expect(parseDay(dayText(day))).toEqual(day);
});

test("names the days for labels", () => {
  expect(WEEKDAYS.map(weekdayName)).toEqual([
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
  ]);
});
