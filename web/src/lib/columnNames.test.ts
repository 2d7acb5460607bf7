import { expect, test } from "vitest";
import { hasFilters, parseCallFilters, toApi } from "./chosenFilters";
import { columnsIn } from "./columnNames";

test("columnsIn keeps the order, drops duplicates and invalid names, and returns at most 12", () => {
  expect(columnsIn("when, field.Party size?,when,summary")).toEqual([
    "when",
    "field.Party size?",
    "summary",
  ]);
  expect(columnsIn("field.,<b>,")).toBeUndefined();
  expect(columnsIn(7)).toBeUndefined();
  expect(columnsIn(Array.from({ length: 30 }, (_, i) => `field.${i}`).join(","))).toHaveLength(12);
});

test("columns do not count as a filter", () => {
  const filters = parseCallFilters({ columns: "when,field.party" });
  expect(filters.columns).toBe("when,field.party");
  expect(hasFilters(filters)).toBe(false);
  expect(toApi(filters, new Date(), "UTC")).toEqual({});
});
