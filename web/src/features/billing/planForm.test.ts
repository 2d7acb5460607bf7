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

test("an unchanged form keeps the plan and starts it in the first open month", () => {
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

test("a cost-plus plan has a markup, no minute price, and is in US dollars", () => {
  const form = { ...formOf(BILLING), pricing: "cost_plus" as const, markup: "40" };
  expect(requestOf(form)).toMatchObject({
    request: { markupPercent: 40, pricePerMinute: 0, includedMinutes: 0, currency: "USD" },
  });
});

test("invalid values get an error at their field", () => {
  const form = { ...formOf(BILLING), price: "twelve", fee: "-1", currency: "euros" };
  expect(requestOf(form)).toEqual({
    problems: {
      price: expect.stringContaining("0.12"),
      fee: expect.stringContaining("49"),
      currency: expect.stringContaining("EUR"),
    },
  });
});
