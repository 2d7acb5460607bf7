import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { KNOWN_REASONS, NOT_CONNECTED_REASONS, reasonInWords } from "./reasons";

it("explains all 34 reasons in a sentence of their own", () => {
  const sentences = KNOWN_REASONS.map(reasonInWords);
  expect(KNOWN_REASONS).toHaveLength(34);
  expect(new Set(sentences).size).toBe(34);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^_]+\.$/);
});

it("counts the same reasons as not connected as the server does", () => {
  const file = "../../../src/main/java/com/aivors/retell/Disconnection.java";
  const source = readFileSync(join(import.meta.dirname, file), "utf8");
  const list = /NOT_CONNECTED\(([^)]*)\)/.exec(source)?.[1] ?? "";
  const served = [...list.matchAll(/"(\w+)"/g)].map(([, reason]) => reason);
  expect(served.length).toBeGreaterThan(5);
  expect([...NOT_CONNECTED_REASONS].sort()).toEqual(served.sort());
});

it("shows a reason it does not know as it is", () => {
  expect(reasonInWords("brand_new_reason")).toBe("brand_new_reason");
  expect(reasonInWords("constructor")).toBe("constructor");
});
