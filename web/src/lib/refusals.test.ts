import { expect, it } from "vitest";
import { failureHint } from "./refusals";

/** The reasons that the webhooks use. */
const REASONS = [
  "secret-missing",
  "secret-wrong",
  "signature-missing",
  "signature-malformed",
  "signature-wrong",
  "signature-clock",
  "unreadable",
  "too-large",
  "encoding",
  "busy",
  "incomplete",
  "unknown-source",
];

it.each(REASONS)("%s has a hint", (reason) => {
  const hint = failureHint({ reason, count: 2 });
  expect(hint.what).toMatch(/^2 [a-z].+$/);
  expect(hint.why).toMatch(/^[A-Z].+\.$/);
  expect(hint.why).not.toContain(reason);
});

it("shows the count with a singular or plural noun", () => {
  expect(failureHint({ reason: "signature-wrong", count: 1 }).what).toBe("1 wrong signature");
  expect(failureHint({ reason: "signature-wrong", count: 1200 }).what).toBe(
    "1,200 wrong signatures",
  );
});

it("refers to the delivery log for unreadable requests only", () => {
  expect(failureHint({ reason: "unreadable", count: 3 }).logged).toBe(true);
  expect(failureHint({ reason: "secret-wrong", count: 3 }).logged).toBeUndefined();
});

it("shows the code of an unknown reason", () => {
  expect(failureHint({ reason: "constructor", count: 1 })).toEqual({
    what: "1 failure",
    why: "The server calls it “constructor”.",
  });
});
