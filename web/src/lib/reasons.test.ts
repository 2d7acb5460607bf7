import { expect, it } from "vitest";
import { KNOWN_REASONS, reasonInWords } from "./reasons";

it("has a distinct sentence for each of the 34 reasons", () => {
  const sentences = KNOWN_REASONS.map(reasonInWords);
  expect(KNOWN_REASONS).toHaveLength(34);
  expect(new Set(sentences).size).toBe(34);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^_]+\.$/);
});

it("shows an unknown reason unchanged", () => {
  expect(reasonInWords("brand_new_reason")).toBe("brand_new_reason");
  expect(reasonInWords("constructor")).toBe("constructor");
});
