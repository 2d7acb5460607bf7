import { t } from "@lingui/core/macro";
import type { BillingPlan, PlanRequest } from "@/api/types";
import { amount, priceText } from "@/lib/billing";

/** A plan as the texts of form fields. */
export interface PlanForm {
  from: string;
  pricing: "per_minute" | "cost_plus";
  fee: string;
  included: string;
  price: string;
  markup: string;
  rounding: string;
  currency: string;
  limit: string;
  clientSees: boolean;
  prepaid: boolean;
}

export type PlanProblems = Partial<Record<keyof PlanForm, string>>;

export function formOf(billing: BillingPlan): PlanForm {
  const { present } = billing;
  return {
    from: present.from > billing.firstOpenMonth ? present.from : billing.firstOpenMonth,
    pricing: present.pricing === "cost_plus" ? "cost_plus" : "per_minute",
    fee: present.monthlyFeeCents > 0 ? (present.monthlyFeeCents / 100).toFixed(2) : "",
    included: present.includedMinutes > 0 ? String(present.includedMinutes) : "",
    price: present.pricePerMinute > 0 ? priceText(present.pricePerMinute) : "",
    markup: present.markupPercent ? String(present.markupPercent) : "",
    rounding: present.rounding,
    currency: present.currency,
    limit: present.limitMinutes ? String(present.limitMinutes) : "",
    clientSees: billing.clientSees,
    prepaid: billing.prepaid,
  };
}

const PROBLEMS = {
  money: t`Enter an amount such as 49 or 49.50.`,
  price: t`Enter a price such as 0.12, with at most five decimals.`,
  whole: t`Enter a whole number.`,
};

/** Returns the problems of the form by field, or the request. */
export function requestOf(form: PlanForm): { problems: PlanProblems } | { request: PlanRequest } {
  const problems: PlanProblems = {};
  const read = (field: keyof PlanForm, text: string, places: number, problem: string) => {
    if (text.trim() === "") return 0;
    const value = amount(text, places);
    if (value === undefined || value < 0) problems[field] = problem;
    return value ?? 0;
  };
  const costPlus = form.pricing === "cost_plus";
  const request: PlanRequest = {
    from: form.from,
    pricing: form.pricing,
    monthlyFeeCents: read("fee", form.fee, 2, PROBLEMS.money),
    includedMinutes: costPlus ? 0 : read("included", form.included, 0, PROBLEMS.whole),
    pricePerMinute: costPlus ? 0 : read("price", form.price, 5, PROBLEMS.price),
    markupPercent: costPlus ? read("markup", form.markup, 0, PROBLEMS.whole) : 0,
    rounding: form.rounding,
    currency: costPlus ? "USD" : form.currency.trim().toUpperCase(),
    limitMinutes: read("limit", form.limit, 0, PROBLEMS.whole) || undefined,
    clientSees: form.clientSees,
    prepaid: form.prepaid,
  };
  if (!costPlus && !/^[A-Z]{3}$/.test(request.currency ?? "")) {
    problems.currency = t`Enter a currency such as USD or EUR.`;
  }
  return Object.keys(problems).length > 0 ? { problems } : { request };
}
