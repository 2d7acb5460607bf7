import { expect, test } from "vitest";
import { addDays, dayIn, monthStart, startOfDayIn, zoneName } from "./zoned";

const start = (day: string, zone: string) => startOfDayIn(day, zone).toISOString();

test("startOfDayIn returns the zone’s midnight, before and after clock changes", () => {
  expect(start("2026-03-07", "America/New_York")).toBe("2026-03-07T05:00:00.000Z");
  expect(start("2026-03-08", "America/New_York")).toBe("2026-03-08T05:00:00.000Z");
  expect(start("2026-03-09", "America/New_York")).toBe("2026-03-09T04:00:00.000Z");
  expect(start("2026-11-02", "America/New_York")).toBe("2026-11-02T05:00:00.000Z");
  expect(start("2026-06-01", "Asia/Kathmandu")).toBe("2026-05-31T18:15:00.000Z");
  expect(start("2026-06-01", "Pacific/Kiritimati")).toBe("2026-05-31T10:00:00.000Z");
  expect(start("2026-06-01", "UTC")).toBe("2026-06-01T00:00:00.000Z");
});

test("startOfDayIn returns 01:00 when a clock change skips midnight", () => {
  expect(start("2018-11-04", "America/Sao_Paulo")).toBe("2018-11-04T03:00:00.000Z");
});

test("each day starts directly after the previous day, in several zones", () => {
  for (const zone of ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Beirut"]) {
    for (let day = "2026-01-01"; day < "2027-01-01"; day = addDays(day, 1)) {
      const instant = startOfDayIn(day, zone);
      expect(dayIn(instant, zone)).toBe(day);
      expect(dayIn(new Date(instant.getTime() - 1), zone)).toBe(addDays(day, -1));
    }
  }
});

test("monthStart and addDays cross the end of the year", () => {
  expect(monthStart("2026-01-31")).toBe("2026-01-01");
  expect(monthStart("2026-01-31", -1)).toBe("2025-12-01");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
});

test("zoneName replaces underscores and shortens Etc/UTC", () => {
  expect(zoneName("America/Los_Angeles")).toBe("America/Los Angeles");
  expect(zoneName("Etc/UTC")).toBe("UTC");
});
