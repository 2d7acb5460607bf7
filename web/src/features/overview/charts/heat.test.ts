import { expect, test } from "vitest";
import { busyHours, heatMap } from "./heat";

test("the heat map has 7 × 24 cells, and the busiest hour has the highest level", () => {
  const rows = heatMap([
    { weekday: 1, hour: 9, calls: 40 },
    { weekday: 7, hour: 23, calls: 1 },
    { weekday: 3, hour: 12, calls: 20 },
  ]);
  expect(rows).toHaveLength(7);
  expect(rows.every((row) => row.length === 24)).toBe(true);
  expect(rows[0]?.[9]).toEqual({ weekday: 1, hour: 9, calls: 40, level: 4 });
  expect(rows[6]?.[23]?.level).toBe(1);
  expect(rows[2]?.[12]?.level).toBe(2);
  expect(rows[0]?.[10]?.level).toBe(0);
});

test("without calls, all cells have level 0", () => {
  expect(
    heatMap([])
      .flat()
      .every(({ level }) => level === 0),
  ).toBe(true);
});

test("busyHours spans the hours with calls, or 8 to 18 without calls", () => {
  expect(busyHours([])).toEqual({ first: 8, last: 18 });
  expect(
    busyHours([
      { weekday: 1, hour: 5, calls: 1 },
      { weekday: 1, hour: 22, calls: 2 },
    ]),
  ).toEqual({ first: 5, last: 22 });
});
