import { expect, test } from "vitest";
import {
  dayText,
  divided,
  joined,
  OFFICE_HOURS,
  parseDay,
  WEEKDAYS,
  type Week,
  weekdayName,
} from "./openingHours";

test("parseDay accepts short times, several ranges and an empty day", () => {
  expect(parseDay("9-12, 14:30–18")).toEqual([
    { from: "09:00", to: "12:00" },
    { from: "14:30", to: "18:00" },
  ]);
  expect(parseDay("")).toEqual([]);
  expect(parseDay("00:00-24:00")).toEqual([{ from: "00:00", to: "24:00" }]);
});

test("parseDay rejects invalid and overlapping times", () => {
  for (const text of ["9", "9-9", "18-2, 20-22", "9-25", "9-12, 11-13", "nine-five", "9:75-10"]) {
    expect(parseDay(text)).toBeUndefined();
  }
});

test("parseDay reads the text that dayText writes", () => {
  const day = [{ from: "09:00", to: "12:00" }];
  expect(parseDay(dayText(day))).toEqual(day);
});

test("weekdayName names all weekdays", () => {
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

test("divided splits hours past midnight into two days, and joined restores them", () => {
  const closed: Week = { ...OFFICE_HOURS, saturday: [], sunday: [] };
  const evening = [{ from: "18:00", to: "02:00" }];
  const written = { ...closed, friday: [...closed.friday, ...evening], sunday: evening };
  const kept = divided(written, () => {});
  expect(kept.friday).toEqual([
    { from: "09:00", to: "17:00" },
    { from: "18:00", to: "24:00" },
  ]);
  expect(kept.saturday).toEqual([{ from: "00:00", to: "02:00" }]);
  expect(kept.sunday).toEqual([{ from: "18:00", to: "24:00" }]);
  expect(kept.monday).toEqual([
    { from: "00:00", to: "02:00" },
    { from: "09:00", to: "17:00" },
  ]);
  expect(joined(kept)).toEqual(written);
  expect(parseDay("18-0")).toEqual([{ from: "18:00", to: "24:00" }]);
});

test("joined restores a week open past midnight every day, and keeps a week of full days", () => {
  const each = (day: { from: string; to: string }[]) =>
    Object.fromEntries(WEEKDAYS.map((name) => [name, day])) as Week;
  const evenings = each([{ from: "18:00", to: "02:00" }]);
  expect(joined(divided(evenings, () => {}))).toEqual(evenings);
  const always = each([{ from: "00:00", to: "24:00" }]);
  expect(joined(always)).toEqual(always);
  expect(divided(always, () => {})).toEqual(always);
});

test("divided reports hours that overlap the next day", () => {
  const overlaps: string[] = [];
  const late = { ...OFFICE_HOURS, monday: [{ from: "18:00", to: "10:00" }] };
  divided(late, (day) => overlaps.push(day));
  expect(overlaps).toEqual(["tuesday"]);
});
