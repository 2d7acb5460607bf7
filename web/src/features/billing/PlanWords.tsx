import { t } from "@lingui/core/macro";
import type { PlanView } from "@/api/types";
import { invoiceMoney, ROUNDINGS, unitPrice } from "@/lib/billing";
import { count } from "@/lib/format";

/** A plan as one sentence. */
export function PlanWords({ plan }: { plan: PlanView }) {
  return <>{planWords(plan)}</>;
}

export function planWords(plan: PlanView): string {
  const parts: string[] = [];
  if (plan.monthlyFeeCents > 0) {
    parts.push(t`${invoiceMoney(plan.monthlyFeeCents, plan.currency)} a month`);
  }
  if (plan.includedMinutes > 0) parts.push(t`${count(plan.includedMinutes)} minutes included`);
  if (plan.pricing === "cost_plus") {
    parts.push(
      typeof plan.markupPercent === "number"
        ? t`Retell’s cost plus ${plan.markupPercent} %`
        : t`by usage`,
    );
  } else if (plan.pricePerMinute > 0) {
    parts.push(t`${unitPrice(plan.pricePerMinute, plan.currency)} a minute`);
  }
  if (parts.length === 0) return t`No plan: minutes are counted and nothing is charged.`;
  const rounding = ROUNDINGS.find((one) => one.value === plan.rounding);
  return `${parts.join(", ")}. ${rounding ? `${rounding.label}.` : ""}`.trim();
}
