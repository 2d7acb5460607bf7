import { expect, it } from "vitest";
import type { CallRow } from "@/api/types";
import { summaryLine } from "./callWords";

const call = (part: Partial<CallRow>) => ({ outcome: "answered", ...part }) as CallRow;

it("summaryLine explains a missing call end unless there is a summary", () => {
  const words = "Retell never told us how this call ended.";
  expect(summaryLine(call({ outcome: "no_end" }))).toEqual({ text: words, real: false });
  expect(summaryLine(call({ outcome: "no_end", summary: "Booked." })).text).toBe("Booked.");
});
