import { expect, it } from "vitest";
import { fieldNamed } from "./fieldNamed";

it.each([
  ["name", "name"],
  ["phrases[3]", "phrases"],
  ["openingHours.monday[0].from", "monday"],
  ["goals[2].condition.field", "field"],
  ["goals[2].condition.values[0]", "field"],
  ["goals", undefined],
  ["names", undefined],
  ["", undefined],
])("maps the problem path %j to the form field %s", (place, field) => {
  const names = { "openingHours.monday": "monday", "goals.condition": "field" } as const;
  expect(
    fieldNamed(place, ["name", "phrases"], { ...names, "goals.condition.field": "field" }),
  ).toBe(field);
});
