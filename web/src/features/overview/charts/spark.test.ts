import { expect, test } from "vitest";
import { sparkline } from "./spark";

test("sparkline draws values from left to right, with the greatest at the top", () => {
  expect(sparkline([0, 10, 5], 100, 20)).toBe("M0.0 20.0L50.0 0.0L100.0 10.0");
});

test("equal values give a flat line, and a single value gives no line", () => {
  expect(sparkline([0, 0], 10, 10)).toBe("M0.0 10.0L10.0 10.0");
  expect(sparkline([3], 10, 10)).toBe("");
});
