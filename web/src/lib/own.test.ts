import { expect, test } from "vitest";
import { own } from "./own";

const TABLE = { Positive: "good" };

test("finds what the table holds", () => {
  expect(own(TABLE, "Positive")).toBe("good");
  expect(own(TABLE, "Unheard of")).toBeUndefined();
});

test.each(["__proto__", "constructor", "hasOwnProperty", "toString"])(
  "%s is a word like any other",
  (word) => {
    expect(own(TABLE, word)).toBeUndefined();
  },
);
