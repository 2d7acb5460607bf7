import { expect, it } from "vitest";
import { queryKey } from "./sameFilters";

it("queryKey is equal for the same filters in another order", () => {
  const key = queryKey("outcome=failed,voicemail&period=7d&columns=when,outcome");
  expect(queryKey("?columns=when,outcome&period=7d&outcome=voicemail,failed")).toBe(key);
  expect(queryKey("period=7d&outcome=voicemail%2Cfailed&columns=when%2Coutcome&x=1")).toBe(key);
  // The order of columns matters, and a value with a comma is one value.
  expect(queryKey("outcome=failed,voicemail&period=7d&columns=outcome,when")).not.toBe(key);
  expect(queryKey("outcome=failed&period=7d&columns=when,outcome")).not.toBe(key);
  expect(queryKey("")).toBe(queryKey("nothing=1"));
});
