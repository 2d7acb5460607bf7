import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Field } from "@/components/Field";
import { Input } from "@/components/Input";
import { Select } from "@/components/Select";
import { CALL_FILTERS, type CallFilter, type Known } from "@/lib/callFilters";
import {
  type ChosenFilters,
  latestDay,
  PERIOD_LABELS,
  PERIODS,
  type Period,
} from "@/lib/chosenFilters";
import { cn } from "@/lib/cn";
import { addDays } from "@/lib/zoned";
import { TypedFilter } from "./TypedFilter";

interface Props {
  filters: ChosenFilters;
  known: Known;
  timeZone: string;
  onChange: (filters: ChosenFilters) => void;
}

/** Equal shares of the row. */
const WIDTH = "lg:min-w-28 lg:flex-1 [&_select]:lg:text-[13px]";

/** The filters that are used most, in a row. */
export function FilterFields(props: Props) {
  return (
    <>
      <PeriodField {...props} className={WIDTH} />
      {CALL_FILTERS.filter(({ row }) => row).map((filter) => (
        <Choice
          key={filter.name}
          filter={filter}
          className={cn(WIDTH, filter.row === "widest" && "max-xl:hidden")}
          {...props}
        />
      ))}
      <CustomDays {...props} />
    </>
  );
}

/** Every filter with its label, for the panel. */
export function AllFilterFields(props: Props) {
  const { filters, known, onChange } = props;
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      <Field label={t`Period`}>{(field) => <PeriodField {...props} id={field.id} />}</Field>
      <CustomDays {...props} />
      {CALL_FILTERS.filter(
        ({ name, control, options }) =>
          !known.hidden?.includes(name) &&
          control !== "none" &&
          (control !== "choice" || (options?.(known).length ?? 0) > 0),
      ).map((filter) => (
        <Field key={filter.name} label={filter.label}>
          {(field) =>
            filter.control === "choice" ? (
              <Choice filter={filter} id={field.id} {...props} />
            ) : (
              <TypedFilter
                id={field.id}
                filter={filter}
                value={filters[filter.name] ?? ""}
                onChange={(value) => onChange({ ...filters, [filter.name]: value })}
              />
            )
          }
        </Field>
      ))}
    </div>
  );
}

function Choice({
  filter,
  filters,
  known,
  onChange,
  id,
  className,
}: Props & { filter: CallFilter; id?: string; className?: string }) {
  const value = filters[filter.name];
  const options = filter.options?.(known) ?? [];
  // A link may name what the list does not offer, or several values.
  const unknown = value && !options.some((option) => option.value === value);
  return (
    <Select
      id={id}
      aria-label={id ? undefined : filter.label}
      value={value ?? ""}
      onChange={(event) => onChange({ ...filters, [filter.name]: event.target.value || undefined })}
      className={className}
    >
      <option value="">{filter.anyLabel}</option>
      {unknown && <option value={value}>{filter.words(value, known)}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {withCount(option.label, known.count?.(filter.name, option.value))}
        </option>
      ))}
    </Select>
  );
}

function withCount(label: string, count: string | undefined): string {
  return count === undefined ? label : `${label} (${count})`;
}

function PeriodField({
  filters,
  timeZone,
  onChange,
  id,
  className,
}: Props & { id?: string; className?: string }) {
  const custom = Boolean(filters.from || filters.to);
  function choose(value: string) {
    const { period: _period, from: _from, to: _to, ...rest } = filters;
    if (value === "custom") {
      const today = latestDay(new Date(), timeZone);
      onChange({ ...rest, from: addDays(today, -6), to: today });
    } else {
      onChange({ ...rest, period: (value || undefined) as Period | undefined });
    }
  }

  return (
    <Select
      id={id}
      aria-label={id ? undefined : t`Period`}
      value={filters.period ?? (custom ? "custom" : "")}
      onChange={(event) => choose(event.target.value)}
      className={className}
    >
      <option value="">
        <Trans>Any time</Trans>
      </option>
      {PERIODS.map((period) => (
        <option key={period} value={period}>
          {PERIOD_LABELS[period]}
        </option>
      ))}
      <option value="custom">
        <Trans>Choose days…</Trans>
      </option>
    </Select>
  );
}

function CustomDays({ filters, timeZone, onChange }: Props) {
  if (!filters.from && !filters.to) return null;
  const latest = latestDay(new Date(), timeZone);
  return (
    <div className="flex items-center gap-2 sm:col-span-2 lg:basis-full">
      <Input
        type="date"
        aria-label={t`From day`}
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
        aria-label={t`To day`}
        value={filters.to ?? ""}
        min={filters.from}
        max={latest}
        onChange={(event) => onChange({ ...filters, to: event.target.value || undefined })}
        className="lg:w-36 lg:text-[13px]"
      />
    </div>
  );
}
