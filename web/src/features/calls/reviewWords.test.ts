import { expect, it } from "vitest";
import type { ReviewEntry } from "@/api/types";
import { authorWords, changeWords } from "./reviewWords";
import { tagOf } from "./Tags";

const change = (field: string, before: string | null, after: string | null): ReviewEntry => ({
  id: "1",
  at: "2025-11-22T10:00:00Z",
  by: "anna@salon.test",
  byRule: false,
  rule: null,
  field,
  before,
  after,
});

it("describes each kind of change", () => {
  expect(changeWords(change("flagged", "false", "true"))).toBe("flagged the call");
  expect(changeWords(change("done", "true", "false"))).toBe("opened it again");
  expect(changeWords(change("assignee", null, "bo@salon.test"))).toBe(
    "assigned it to bo@salon.test",
  );
  expect(changeWords(change("assignee", "bo@salon.test", null))).toBe("assigned it to nobody");
  expect(changeWords(change("tag", "vip", null))).toBe("removed the tag “vip”");
});

const flaggedBy = (rule: ReviewEntry["rule"]): ReviewEntry => ({
  ...change("flagged", "false", "true"),
  by: "Rule: in English",
  byRule: true,
  rule,
});

it("names the rule or the person behind a change", () => {
  const words = (code: NonNullable<ReviewEntry["rule"]>["code"], detail: string | null) =>
    authorWords(flaggedBy({ code, detail }));
  expect(words("negative-sentiment", null)).toBe("The rule for dissatisfied callers");
  expect(words("failed", null)).toBe("The rule for failed calls");
  expect(words("phrase", "refund")).toBe("The rule for the phrase “refund”");
  expect(words("phrase", null)).toBe("A rule for a phrase");
  expect(words("missed-goal", "Booked")).toBe("The rule for the goal “Booked”");
  // A newer server may have more rules.
  expect(authorWords(flaggedBy(null))).toBe("Rule: in English");
  expect(authorWords(change("flagged", "false", "true"))).toBe("anna@salon.test");
});

it("normalises tags as the server does", () => {
  expect(tagOf("  Call   BACK ")).toBe("call back");
});
