import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ConnectedAgent } from "@/api/types";
import { DayRange } from "@/components/DayRange";
import { Select } from "@/components/Select";
import {
  COMPARISON_WORDS,
  COMPARISONS,
  type Comparison,
  type Days,
  daysLabel,
  LONGEST_DAYS,
  PERIOD_NAMES,
  PERIOD_WORDS,
  type PeriodName,
  type PeriodSearch,
  STANDARD_PERIOD,
} from "@/lib/period";
import { dayIn, zoneName } from "@/lib/zoned";

interface Props {
  search: PeriodSearch;
  days: Days;
  timezone: string;
  agents: ConnectedAgent[];
  onChange: (search: PeriodSearch) => void;
}

export function PeriodControls({ search, days, timezone, agents, onChange }: Props) {
  const custom = Boolean(search.from && search.to);
  const { from: _from, to: _to, period: _period, ...rest } = search;
  return (
    <div className="mb-6 flex flex-wrap items-center gap-2 print:hidden">
      <Select
        aria-label={t`Period`}
        value={custom ? "custom" : (search.period ?? STANDARD_PERIOD)}
        onChange={({ target: { value } }) =>
          onChange(
            value === "custom"
              ? { ...rest, from: days.first, to: days.last }
              : { ...rest, period: value as PeriodName },
          )
        }
        className="w-full sm:w-44"
      >
        {PERIOD_NAMES.map((name) => (
          <option key={name} value={name}>
            {PERIOD_WORDS[name]}
          </option>
        ))}
        <option value="custom">
          <Trans>Choose days…</Trans>
        </option>
      </Select>
      {custom && (
        <DayRange
          label={t`Days`}
          fromLabel={t`First day`}
          toLabel={t`Last day`}
          from={days.first}
          to={days.last}
          latest={dayIn(new Date(), timezone)}
          longest={LONGEST_DAYS}
          onChange={({ from, to }) => onChange({ ...rest, from, to })}
          className="w-full sm:w-auto"
          inputClassName="sm:w-38"
        />
      )}
      <Select
        aria-label={t`Comparison`}
        value={search.compare ?? "previous"}
        onChange={({ target: { value } }) => onChange({ ...search, compare: value as Comparison })}
        className="w-full sm:w-64"
      >
        {COMPARISONS.map((name) => (
          <option key={name} value={name}>
            {COMPARISON_WORDS[name]}
          </option>
        ))}
      </Select>
      {/* Shown while the agents load, because a control that appears later would move the page. */}
      <Select
        aria-label={t`Agent`}
        value={search.agentId ?? ""}
        onChange={({ target: { value } }) => onChange({ ...search, agentId: value || undefined })}
        className="w-full sm:w-44"
      >
        <option value="">
          <Trans>All agents</Trans>
        </option>
        {agents.map((agent) => (
          <option key={agent.agentId} value={agent.agentId}>
            {agent.name || agent.agentId}
          </option>
        ))}
      </Select>
      <p className="text-[13px] text-ink-faint">
        {daysLabel(days)} · {zoneName(timezone)}
      </p>
    </div>
  );
}
