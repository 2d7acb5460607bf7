import { expect, it } from "vitest";
import type { ReviewEntry } from "@/api/types";
import { changeWords } from "./reviewWords";
import { tagOf } from "./Tags";

const change = (field: string, before: string | null, after: string | null): ReviewEntry => ({
  id: "1",
  at: "2025-11-22T10:00:00Z",
  by: "anna@salon.test",
  byRule: false,
  field,
  before,
  after,
});

it("says what was changed", () => {
  expect(changeWords(change("flagged", "false", "true"))).toBe("flagged the call");
  expect(changeWords(change("done", "true", "false"))).toBe("opened it again");
  expect(changeWords(change("assignee", null, "bo@salon.test"))).toBe(
    "assigned it to bo@salon.test",
  );
  expect(changeWords(change("assignee", "bo@salon.test", null))).toBe("assigned it to nobody");
  expect(changeWords(change("tag", "vip", null))).toBe("removed the tag “vip”");
});

it("writes tags as the server does", () => {
  expect(tagOf("  Call   BACK ")).toBe("call back");
});
