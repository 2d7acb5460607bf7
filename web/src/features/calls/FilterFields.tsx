import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { DayRange } from "@/components/DayRange";
import { Field } from "@/components/Field";
import { Select } from "@/components/Select";
import { parts } from "@/lib/callFilter";
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
import { FieldFilter } from "./FieldFilter";
import { SeveralChoice } from "./SeveralChoice";
import { TypedFilter } from "./TypedFilter";

interface Props {
  filters: ChosenFilters;
  known: Known;
  timeZone: string;
  onChange: (filters: ChosenFilters) => void;
}

/** The filters share the row equally. */
const WIDTH = "lg:min-w-28 lg:flex-1 [&_select]:lg:text-[13px]";

/** The most common filters in a row. */
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

/** All filters with labels, for the panel. */
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
      <FieldFilter filters={filters} fields={known.fields ?? []} onChange={onChange} />
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
  const offered = options.map((option) => ({
    value: option.value,
    label: withCount(option.label, known.count?.(filter.name, option.value)),
  }));
  if (filter.several) {
    // A link may contain values that are not among the options.
    const others = parts(value ?? "").filter((one) => options.every((each) => each.value !== one));
    return (
      <SeveralChoice
        id={id}
        label={filter.label}
        anyLabel={filter.anyLabel ?? ""}
        options={[
          ...offered,
          ...others.map((one) => ({ value: one, label: filter.words(one, known) })),
        ]}
        value={value}
        onChange={(chosen) => onChange({ ...filters, [filter.name]: chosen })}
        floating={!id}
        className={className}
      />
    );
  }
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
      {offered.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
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
  return (
    <DayRange
      label={t`Days`}
      fromLabel={t`From day`}
      toLabel={t`To day`}
      from={filters.from}
      to={filters.to}
      latest={latestDay(new Date(), timeZone)}
      emptyEnds
      onChange={({ from, to }) => onChange({ ...filters, from, to })}
      className="sm:col-span-2 lg:basis-full"
      inputClassName="lg:w-36 lg:text-[13px]"
    />
  );
}
