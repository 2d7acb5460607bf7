import { expect, test } from "vitest";
import { pointFilter, pointLabel } from "./points";

test("pointLabel shows the start in the time zone of the business", () => {
  const from = "2026-11-01T05:00:00Z";
  expect(pointLabel(from, "hour", "America/New_York")).toBe("01:00");
  expect(pointLabel(from, "day", "America/New_York")).toBe("1 Nov");
  expect(pointLabel(from, "month", "America/New_York")).toBe("Nov 2026");
});

test("pointFilter of a week covers seven days, without the end day", () => {
  expect(
    pointFilter(
      { from: "2026-11-02T05:00:00Z", to: "2026-11-09T05:00:00Z" },
      "week",
      "America/New_York",
    ),
  ).toEqual({ from: "2026-11-02", to: "2026-11-08" });
});

test("pointFilter of an hour is one hour in the zone of the business", () => {
  const hour = { from: "2026-11-03T01:00:00Z", to: "2026-11-03T02:00:00Z" };
  expect(pointFilter(hour, "hour", "America/New_York")).toEqual({
    from: "2026-11-02",
    to: "2026-11-02",
    hour: "20",
  });
  expect(pointFilter(hour, "hour", "Asia/Kolkata").hour).toBe("6");
});
