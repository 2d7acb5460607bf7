import { expect, test } from "vitest";
import { pointFilter, pointLabel } from "./points";

test("a point is called by where it begins in the business’s zone", () => {
  const from = "2026-11-01T05:00:00Z";
  expect(pointLabel(from, "hour", "America/New_York")).toBe("01:00");
  expect(pointLabel(from, "day", "America/New_York")).toBe("1 Nov");
  expect(pointLabel(from, "month", "America/New_York")).toBe("Nov 2026");
});

test("a week is seven days, its end not included", () => {
  expect(
    pointFilter(
      { from: "2026-11-02T05:00:00Z", to: "2026-11-09T05:00:00Z" },
      "week",
      "America/New_York",
    ),
  ).toEqual({ from: "2026-11-02", to: "2026-11-08" });
});

test("an hour is that hour of the business’s clocks alone", () => {
  const hour = { from: "2026-11-03T01:00:00Z", to: "2026-11-03T02:00:00Z" };
  expect(pointFilter(hour, "hour", "America/New_York")).toEqual({
    from: "2026-11-02",
    to: "2026-11-02",
    hour: "20",
  });
  expect(pointFilter(hour, "hour", "Asia/Kolkata").hour).toBe("6");
});
