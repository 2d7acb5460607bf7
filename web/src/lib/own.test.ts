import { expect, test } from "vitest";
import { own } from "./own";

const TABLE = { Positive: "good" };

test("returns the values of the table, and undefined for other keys", () => {
  expect(own(TABLE, "Positive")).toBe("good");
  expect(own(TABLE, "Unheard of")).toBeUndefined();
});

test.each(["__proto__", "constructor", "hasOwnProperty", "toString"])(
  "returns undefined for the inherited name %s",
  (word) => {
    expect(own(TABLE, word)).toBeUndefined();
  },
);
