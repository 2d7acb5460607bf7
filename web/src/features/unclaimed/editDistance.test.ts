import { expect, it } from "vitest";
import { editDistance } from "./editDistance";

it.each([
  ["agent_1", "agent_1", 0],
  ["agent_1", "agent_2", 1],
  ["agnt_1", "agent_1", 1],
  ["agent_12", "agent_21", 2],
  ["", "abc", 3],
  ["abc", "", 3],
])("the distance between %j and %j is %i", (a, b, apart) => {
  expect(editDistance(a, b)).toBe(apart);
});
