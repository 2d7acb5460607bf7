import { expect, test } from "vitest";
import { labelled, stack } from "./stack";

const SIZE = { width: 300, height: 100 };

test("marks are stacked without gaps and stay inside the chart", () => {
  const { marks, columns } = stack(
    [
      { key: "a", outcomes: { answered: 3, voicemail: 1 } },
      { key: "b", outcomes: {} },
      { key: "c", outcomes: { answered: 8 } },
    ],
    ["answered", "voicemail"],
    SIZE,
  );
  expect(marks.map(({ key, outcome, value }) => [key, outcome, value])).toEqual([
    ["a", "answered", 3],
    ["a", "voicemail", 1],
    ["c", "answered", 8],
  ]);
  const [answered, voicemail] = marks;
  expect((voicemail?.y ?? 0) + (voicemail?.height ?? 0)).toBeCloseTo(answered?.y ?? -1);
  expect((answered?.y ?? 0) + (answered?.height ?? 0)).toBeCloseTo(SIZE.height);
  for (const mark of marks) {
    expect(mark.y).toBeGreaterThanOrEqual(0);
    expect(mark.x + mark.width).toBeLessThanOrEqual(SIZE.width);
  }
  expect(columns.map((column) => column.total)).toEqual([4, 0, 8]);
});

test("heights are proportional to the values", () => {
  const { marks } = stack(
    [
      { key: "a", outcomes: { answered: 2 } },
      { key: "b", outcomes: { answered: 6 } },
    ],
    ["answered"],
    SIZE,
  );
  expect((marks[1]?.height ?? 0) / (marks[0]?.height ?? 1)).toBeCloseTo(3);
});

test("an empty period has an axis and no marks", () => {
  const { marks, ticks } = stack([{ key: "a", outcomes: {} }], ["answered"], SIZE);
  expect(marks).toEqual([]);
  expect(ticks.length).toBeGreaterThan(0);
  expect(ticks.every(({ value }) => Number.isInteger(value))).toBe(true);
});

test("labelled keeps every n-th label, including the last", () => {
  const shown = (count: number, most: number) =>
    Array.from({ length: count }, (_, index) => index).filter(labelled(count, most));
  expect(shown(5, 10)).toEqual([0, 1, 2, 3, 4]);
  expect(shown(30, 6)).toEqual([4, 9, 14, 19, 24, 29]);
});
