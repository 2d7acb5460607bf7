import { expect, it } from "vitest";
import type { Reconciliation } from "@/api/types";
import { runWords, sumWords } from "./words";

it("sumWords shows the call counts of Retell and of this service", () => {
  expect(sumWords({ retell: 1280, here: 1279 })).toBe("Retell 1,280, here 1,279");
});

it("runWords mentions missing calls only when there are some", () => {
  const run = { found: 5, fetched: 4, missing: 0 } as Reconciliation;
  expect(runWords(run)).toBe("5 calls of Retell’s, 4 fetched");
  expect(runWords({ ...run, missing: 1 })).toBe("5 calls of Retell’s, 4 fetched, 1 still missing");
});
