import { expect, it } from "vitest";
import { KNOWN_REASONS, reasonInWords } from "./reasons";

it("explains all 34 reasons in a sentence of their own", () => {
  const sentences = KNOWN_REASONS.map(reasonInWords);
  expect(KNOWN_REASONS).toHaveLength(34);
  expect(new Set(sentences).size).toBe(34);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^_]+\.$/);
});

it("shows a reason it does not know as it is", () => {
  expect(reasonInWords("brand_new_reason")).toBe("brand_new_reason");
  expect(reasonInWords("constructor")).toBe("constructor");
});
