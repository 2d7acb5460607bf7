import { Input } from "@/components/Input";
import { Select } from "@/components/Select";
import {
  type CallFilters,
  latestDay,
  PERIOD_LABELS,
  PERIODS,
  type Period,
} from "@/lib/callFilters";
import { DIRECTIONS, OUTCOMES, SENTIMENTS } from "@/lib/outcomes";
import { dayKey } from "@/lib/time";
import type { Option } from "./filterOptions";

interface Props {
  filters: CallFilters;
  agents: Option[];
  onChange: (filters: CallFilters) => void;
}

export function FilterFields({ filters, agents, onChange }: Props) {
  const choose = (name: keyof CallFilters) => (value: string) =>
    onChange({ ...filters, [name]: value || undefined });
  return (
    <>
      <PeriodField filters={filters} onChange={onChange} />
      {(agents.length > 1 || filters.agentId) && (
        <Choice
          label="Agent"
          any="All agents"
          value={filters.agentId}
          options={agents}
          onChange={choose("agentId")}
        />
      )}
      <Choice
        label="Direction"
        any="Any direction"
        value={filters.direction}
        options={DIRECTIONS}
        onChange={choose("direction")}
      />
      <Choice
        label="Outcome"
        any="Any outcome"
        value={filters.outcome}
        options={OUTCOMES}
        onChange={choose("outcome")}
      />
      <Choice
        label="Sentiment"
        any="Any sentiment"
        value={filters.sentiment}
        options={SENTIMENTS}
        onChange={choose("sentiment")}
      />
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
      className="lg:w-36 [&_select]:lg:text-[13px]"
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
    <>
      <Select
        aria-label="Period"
        value={filters.period ?? (custom ? "custom" : "")}
        onChange={(event) => choose(event.target.value)}
        className="lg:w-36 [&_select]:lg:text-[13px]"
      >
        <option value="">Any time</option>
        {PERIODS.map((period) => (
          <option key={period} value={period}>
            {PERIOD_LABELS[period]}
          </option>
        ))}
        <option value="custom">Choose days…</option>
      </Select>
      {custom && (
        <div className="flex items-center gap-2">
          <Input
            type="date"
            aria-label="From day"
            value={filters.from ?? ""}
            max={filters.to ?? latestDay(today)}
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
            max={latestDay(today)}
            onChange={(event) => onChange({ ...filters, to: event.target.value || undefined })}
            className="lg:w-36 lg:text-[13px]"
          />
        </div>
      )}
    </>
  );
}
