import { expect, test } from "vitest";
import { countOf } from "./facetCounts";

const facets = [
  {
    name: "outcome",
    values: [
      { value: "answered", calls: 12_345, more: false },
      { value: "failed", calls: 7, more: true },
      { value: "voicemail", calls: 1_000, more: true },
    ],
    complete: true,
  },
];

test("countOf marks lower bounds with a plus and returns undefined for unknown counts", () => {
  const of = (value: string) => countOf(facets, "outcome", value, "en-GB");
  expect(of("answered")).toBe("12,345");
  expect(of("failed")).toBe("7+");
  expect(of("voicemail")).toBe("1,000+");
  expect(of("transferred")).toBe("0");
  expect(countOf([{ name: "tag", values: [], complete: false }], "tag", "vip")).toBeUndefined();
  expect(countOf(facets, "tag", "vip")).toBeUndefined();
  expect(countOf(undefined, "outcome", "failed", "en-GB")).toBeUndefined();
});
