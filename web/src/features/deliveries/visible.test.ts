import { expect, it } from "vitest";
import { visible } from "./visible";

it("keeps readable text unchanged", () => {
  const text = '{\n\t"name": "Zoë 東京 👩‍👧",\n\t"cost": 1e3\n}';
  expect(visible(text)).toBe(text);
});

it.each([
  ["\u202egnp.exe", "\\u202egnp.exe"],
  ["a\u200bb", "a\\u200bb"],
  ["\u2066a\u2069", "\\u2066a\\u2069"],
  ["bell\u0007", "bell\\u0007"],
  ["line\u2028end", "line\\u2028end"],
  ["tag\u{e0061}", "tag\\udb40\\udc61"],
])("escapes the invisible characters of %j", (text, expected) => {
  expect(visible(text)).toBe(expected);
  expect(JSON.parse(`"${expected}"`)).toBe(text);
});
