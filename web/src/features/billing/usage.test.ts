import { expect, test } from "vitest";
import { usageBars } from "./usage";

const client = (name: string, minutes: number, overageMinutes = 0) => ({
  clientId: name,
  name,
  minutes,
  overageMinutes,
});

test("bars are relative to the longest one and split into included and charged minutes", () => {
  expect(usageBars([client("b", 50, 50), client("a", 200, 50)], 5)).toEqual({
    bars: [
      { clientId: "a", name: "a", minutes: 200, included: 0.75, charged: 0.25 },
      { clientId: "b", name: "b", minutes: 50, included: 0, charged: 0.25 },
    ],
    more: 0,
  });
});

test("clients beyond the limit are counted, and clients without minutes have no bar", () => {
  const points = [client("a", 3), client("c", 1), client("b", 1), client("none", 0)];
  const { bars, more } = usageBars(points, 2);
  expect(bars.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(more).toBe(1);
});

test("negative minutes give no bar and no negative part of a bar", () => {
  expect(usageBars([client("a", -4, -2)], 5)).toEqual({ bars: [], more: 0 });
  // The credit is larger than the charge, but no part of the bar is negative.
  expect(usageBars([client("a", 4, -2)], 5).bars[0]).toMatchObject({ included: 1, charged: 0 });
});
