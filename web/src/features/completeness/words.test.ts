import { expect, it } from "vitest";
import type { Reconciliation } from "@/api/types";
import { runWords, sumWords } from "./words";

it("says both numbers", () => {
  expect(sumWords({ retell: 1280, here: 1279 })).toBe("Retell 1,280, here 1,279");
});

it("tells of missing calls only where there are any", () => {
  const run = { found: 5, fetched: 4, missing: 0 } as Reconciliation;
  expect(runWords(run)).toBe("5 calls of Retell’s, 4 fetched");
  expect(runWords({ ...run, missing: 1 })).toBe("5 calls of Retell’s, 4 fetched, 1 still missing");
});
