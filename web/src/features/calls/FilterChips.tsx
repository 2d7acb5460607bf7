import { X } from "lucide-react";
import { type CallFilters, CHOICES, hasFilters, spanLabel } from "@/lib/callFilters";
import type { Option } from "./filterOptions";

interface Props {
  filters: CallFilters;
  agents: Option[];
  onChange: (filters: CallFilters) => void;
}

interface Chip {
  label: string;
  without: CallFilters;
}

export function FilterChips({ filters, agents, onChange }: Props) {
  if (!hasFilters(filters)) return null;
  return (
    <ul aria-label="Active filters" className="mt-3 flex flex-wrap items-center gap-2">
      {chipsOf(filters, agents).map((chip) => (
        <li key={chip.label} className="min-w-0">
          <button
            type="button"
            aria-label={`Remove filter ${chip.label}`}
            onClick={() => onChange(chip.without)}
            className="flex h-11 max-w-full items-center gap-1.5 rounded-full bg-accent-wash pr-2 pl-3 font-medium text-[13px] text-accent-text md:h-7"
          >
            <span className="truncate">{chip.label}</span>
            <X aria-hidden className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={() => onChange({})}
          className="h-11 rounded-lg px-2 text-[13px] text-ink-soft hover:text-ink hover:underline md:h-7"
        >
          Clear all
        </button>
      </li>
    </ul>
  );
}

function chipsOf(filters: CallFilters, agents: Option[]): Chip[] {
  const chips: Chip[] = [];
  const { period: _period, from: _from, to: _to, ...rest } = filters;
  const span = spanLabel(filters);
  if (span) chips.push({ label: span, without: rest });
  for (const { name, options = agents } of CHOICES) {
    const value = filters[name];
    if (!value) continue;
    const label = options.find((option) => option.value === value)?.label ?? value;
    chips.push({ label, without: { ...filters, [name]: undefined } });
  }
  const { q, ...withoutQ } = filters;
  if (q) chips.push({ label: `“${q}”`, without: withoutQ });
  return chips;
}
