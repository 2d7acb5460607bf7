import { t } from "@lingui/core/macro";
import type { CallCost } from "@/api/types";
import { Section } from "@/components/Card";
import { label, money } from "@/lib/format";

export function Cost({ cost }: { cost: CallCost }) {
  return (
    <Section
      id="cost"
      title={t`Provider cost`}
      aside={<span className="font-medium tabular-nums">{money(cost.cents, cost.currency)}</span>}
    >
      <dl className="grid gap-1.5 text-[13px]">
        {cost.items.map((item, index) => (
          <div key={index} className="flex justify-between gap-4">
            <dt className="min-w-0 break-words text-ink-soft">{label(item.product)}</dt>
            <dd className="tabular-nums">{money(item.cents, cost.currency)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
