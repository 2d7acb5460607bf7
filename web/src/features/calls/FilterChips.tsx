import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { X } from "lucide-react";
import { CALL_FILTERS, FIELD, fieldWords, type Known } from "@/lib/callFilters";
import { type ChosenFilters, hasFilters, spanLabel } from "@/lib/chosenFilters";

interface Props {
  filters: ChosenFilters;
  known: Known;
  onChange: (filters: ChosenFilters) => void;
}

interface Chip {
  label: string;
  without: ChosenFilters;
}

export function FilterChips({ filters, known, onChange }: Props) {
  if (!hasFilters(filters)) return null;
  return (
    <ul aria-label={t`Active filters`} className="mt-3 flex flex-wrap items-center gap-2">
      {chipsOf(filters, known).map((chip) => (
        <li key={chip.label} className="min-w-0">
          <button
            type="button"
            aria-label={t`Remove filter ${chip.label}`}
            onClick={() => onChange(chip.without)}
            className="flex h-11 max-w-full items-center gap-1.5 rounded-full bg-accent-wash pr-2 pl-3 font-medium text-[13px] text-accent-text md:h-7"
          >
            <bdi className="truncate">{chip.label}</bdi>
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
          <Trans>Clear all</Trans>
        </button>
      </li>
    </ul>
  );
}

function chipsOf(filters: ChosenFilters, known: Known): Chip[] {
  const chips: Chip[] = [];
  const { period: _period, from: _from, to: _to, ...rest } = filters;
  const span = spanLabel(filters);
  if (span) chips.push({ label: span, without: rest });
  for (const { name, words } of CALL_FILTERS) {
    const value = filters[name];
    if (value)
      chips.push({ label: words(value, known), without: { ...filters, [name]: undefined } });
  }
  for (const [name, value] of Object.entries(filters)) {
    if (value && name.startsWith(FIELD)) {
      chips.push({ label: fieldWords(name, value), without: { ...filters, [name]: undefined } });
    }
  }
  const { q, ...withoutQ } = filters;
  if (q) chips.push({ label: `“${q}”`, without: withoutQ });
  return chips;
}
