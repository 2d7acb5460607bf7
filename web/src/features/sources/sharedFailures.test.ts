import { expect, it } from "vitest";
import type { Source } from "@/api/types";
import { sharedFailures } from "./sharedFailures";

it("failures without an identified source are shared between sources of the same kind", () => {
  const source = (kind: "n8n" | "retell", reason: string) =>
    ({ kind, failures: [{ reason, count: 1 }] }) as Source;
  const wrong = source("n8n", "secret-wrong");
  expect(sharedFailures(wrong, [wrong, source("retell", "busy")])).toBe(false);
  expect(sharedFailures(wrong, [wrong, source("n8n", "busy")])).toBe(true);
  const unreadable = source("n8n", "unreadable");
  expect(sharedFailures(unreadable, [unreadable, wrong])).toBe(false);
});
