import { Input } from "@/components/Input";
import { Select } from "@/components/Select";
import {
  type CallFilters,
  CHOICES,
  latestDay,
  PERIOD_LABELS,
  PERIODS,
  type Period,
} from "@/lib/callFilters";
import { dayKey } from "@/lib/time";
import type { Option } from "./filterOptions";

interface Props {
  filters: CallFilters;
  agents: Option[];
  onChange: (filters: CallFilters) => void;
}

/** As wide as their words where the search stands beside them, else equal shares of a row. */
const WIDTH = "lg:min-w-28 lg:flex-1 xl:w-34 xl:flex-none [&_select]:lg:text-[13px]";

export function FilterFields({ filters, agents, onChange }: Props) {
  return (
    <>
      <PeriodField filters={filters} onChange={onChange} />
      {CHOICES.map(({ name, label, any, options = agents }) => (
        <Choice
          key={name}
          label={label}
          any={any}
          value={filters[name]}
          options={options}
          onChange={(value) => onChange({ ...filters, [name]: value || undefined })}
        />
      ))}
      <CustomDays filters={filters} onChange={onChange} />
    </>
  );
}

function Choice({
  label,
  any,
  value,
  options,
  onChange,
}: {
  label: string;
  any: string;
  value: string | undefined;
  options: Option[];
  onChange: (value: string) => void;
}) {
  const unknown = value && !options.some((option) => option.value === value);
  return (
    <Select
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value)}
      className={WIDTH}
    >
      <option value="">{any}</option>
      {unknown && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

function PeriodField({ filters, onChange }: Omit<Props, "agents">) {
  const custom = Boolean(filters.from || filters.to);
  const today = new Date();

  function choose(value: string) {
    const { period: _period, from: _from, to: _to, ...rest } = filters;
    if (value === "custom") {
      const from = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 6);
      onChange({ ...rest, from: dayKey(from), to: latestDay(today) });
    } else {
      onChange({ ...rest, period: (value || undefined) as Period | undefined });
    }
  }

  return (
    <Select
      aria-label="Period"
      value={filters.period ?? (custom ? "custom" : "")}
      onChange={(event) => choose(event.target.value)}
      className={WIDTH}
    >
      <option value="">Any time</option>
      {PERIODS.map((period) => (
        <option key={period} value={period}>
          {PERIOD_LABELS[period]}
        </option>
      ))}
      <option value="custom">Choose days…</option>
    </Select>
  );
}

function CustomDays({ filters, onChange }: Omit<Props, "agents">) {
  if (!filters.from && !filters.to) return null;
  const latest = latestDay(new Date());
  return (
    <div className="flex items-center gap-2 lg:basis-full">
      <Input
        type="date"
        aria-label="From day"
        value={filters.from ?? ""}
        max={filters.to ?? latest}
        onChange={(event) => onChange({ ...filters, from: event.target.value || undefined })}
        className="lg:w-36 lg:text-[13px]"
      />
      <span aria-hidden className="text-ink-faint">
        –
      </span>
      <Input
        type="date"
        aria-label="To day"
        value={filters.to ?? ""}
        min={filters.from}
        max={latest}
        onChange={(event) => onChange({ ...filters, to: event.target.value || undefined })}
        className="lg:w-36 lg:text-[13px]"
      />
    </div>
  );
}
