import { expect, test } from "vitest";
import type { BillingPlan } from "@/api/types";
import { formOf, requestOf } from "./planForm";

const BILLING: BillingPlan = {
  present: {
    from: "2026-01",
    pricing: "per_minute",
    includedMinutes: 100,
    pricePerMinute: 12_000,
    markupPercent: 0,
    rounding: "minute",
    monthlyFeeCents: 4900,
    currency: "EUR",
    limitMinutes: 1000,
  },
  plans: [],
  firstOpenMonth: "2026-11",
  clientSees: true,
  prepaid: false,
  balanceCents: undefined,
  topUps: [],
};

test("a plan that is not touched stays what it was, from the first open month on", () => {
  expect(requestOf(formOf(BILLING))).toEqual({
    request: {
      from: "2026-11",
      pricing: "per_minute",
      monthlyFeeCents: 4900,
      includedMinutes: 100,
      pricePerMinute: 12_000,
      markupPercent: 0,
      rounding: "minute",
      currency: "EUR",
      limitMinutes: 1000,
      clientSees: true,
      prepaid: false,
    },
  });
});

test("cost plus asks for a markup alone and is in dollars", () => {
  const form = { ...formOf(BILLING), pricing: "cost_plus" as const, markup: "40" };
  expect(requestOf(form)).toMatchObject({
    request: { markupPercent: 40, pricePerMinute: 0, includedMinutes: 0, currency: "USD" },
  });
});

test("what is wrong is named at its field", () => {
  const form = { ...formOf(BILLING), price: "twelve", fee: "-1", currency: "euros" };
  expect(requestOf(form)).toEqual({
    problems: {
      price: expect.stringContaining("0.12"),
      fee: expect.stringContaining("49"),
      currency: expect.stringContaining("EUR"),
    },
  });
});
