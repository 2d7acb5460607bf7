import { expect, it } from "vitest";
import { dropped, only, parseSearch, stringifySearch } from "./search";

const parse = only(({ q }): { q?: string } => (q === "good" ? { q } : {}));

it("sets unknown parameters to undefined, so that the router drops them", () => {
  const raw = parseSearch("?q=bad&extra=1");
  expect({ ...raw, ...parse(raw) }).toEqual({ q: undefined, extra: undefined });
  expect(parse({ q: "good", extra: "1" })).toEqual({ q: "good", extra: undefined });
  expect(stringifySearch(parse({ q: "good", extra: "1" }))).toBe("?q=good");
});

it("lists only the parameters that a page dropped", () => {
  const told = (address: string) => dropped(address, parse(parseSearch(address)));
  expect(told("?q=bad&extra=1")).toEqual(["q=bad", "extra=1"]);
  expect(told("?q=good")).toEqual([]);
  expect(told("?q=")).toEqual([]);
  // A page without filters ignores all parameters.
  expect(dropped("?utm=x", { utm: "x" })).toEqual([]);
});
