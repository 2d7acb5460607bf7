import { expect, it } from "vitest";
import type { Delivery } from "@/api/types";
import { DELIVERY_OUTCOMES } from "@/lib/outcomes";
import { reasonOf, wasReplayed, whatBecameOf } from "./outcomeWords";

const delivery = (part: Partial<Delivery>) => ({ outcome: "stored", ...part }) as Delivery;

it.each(DELIVERY_OUTCOMES)("$value has a complete sentence", ({ value }) => {
  const outcome = value as Delivery["outcome"];
  expect(whatBecameOf(delivery({ outcome }))).toMatch(/^[A-Z].+\.$/);
});

it("names the client, and explains why a delivery is unclaimed", () => {
  expect(whatBecameOf(delivery({ clientName: "Harbor" }))).toBe(
    "Stored as part of a call of Harbor.",
  );
  const unclaimed = delivery({ outcome: "unclaimed", agentId: "agent_1" });
  expect(whatBecameOf(unclaimed)).toContain("no client had connected its agent");
  expect(whatBecameOf({ ...unclaimed, agentId: null })).toContain("without an agent ID");
});

it("distinguishes replayed dead deliveries from waiting ones", () => {
  const reason = "refused by the database (22P05)";
  const dead = delivery({ outcome: "dead", reason });
  const mended = delivery({ outcome: "dead", reason: `${reason} (replayed with success)` });
  expect(wasReplayed(dead)).toBe(false);
  expect(wasReplayed(mended)).toBe(true);
  expect(reasonOf(mended)).toBe(reason);
  expect(whatBecameOf(mended)).toContain("replayed with success");
  expect(whatBecameOf(dead)).toContain("replay it now");
  expect(reasonOf(delivery({}))).toBe("");
});
