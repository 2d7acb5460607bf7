import { t } from "@lingui/core/macro";
import { CALL_FILTERS, FIELD, type Matchable } from "./callFilters";
import { columnsIn } from "./columnNames";
import { dateFormat } from "./intl";
import { readerLocale } from "./language";
import { searchText } from "./searchText";
import { addDays, dayIn, isDay, startOfDayIn } from "./zoned";

/**
 * The filters of a list of calls in the URL: the days, `q`, those of `CALL_FILTERS` by name, and
 * `field.NAME`.
 */
export interface ChosenFilters {
  period?: Period;
  /** The first and last day, `2025-11-22`, both included. Only without `period`. */
  from?: string;
  to?: string;
  q?: string;
  /** The columns of the list, which are in the URL but are no filter. */
  columns?: string;
  [filter: string]: string | undefined;
}

export const PERIODS = ["today", "yesterday", "7d", "30d", "90d"] as const;
export type Period = (typeof PERIODS)[number];

export const PERIOD_LABELS: Record<Period, string> = {
  today: t`Today`,
  yesterday: t`Yesterday`,
  "7d": t`Last 7 days`,
  "30d": t`Last 30 days`,
  "90d": t`Last 90 days`,
};

const DAYS: Record<Exclude<Period, "yesterday">, number> = {
  today: 1,
  "7d": 7,
  "30d": 30,
  "90d": 90,
};

/** Parses the filters of a URL and drops unknown values. */
export function parseCallFilters(search: Record<string, unknown>): ChosenFilters {
  const filters: ChosenFilters = {};
  const period = PERIODS.find((known) => known === search.period);
  if (period) {
    filters.period = period;
  } else {
    if (isDay(search.from)) filters.from = search.from;
    if (isDay(search.to)) filters.to = search.to;
    if (filters.from && filters.to && filters.from > filters.to) {
      [filters.from, filters.to] = [filters.to, filters.from];
    }
  }
  for (const { name, parse } of CALL_FILTERS) {
    const value = parse(search[name]);
    if (value) filters[name] = value;
  }
  for (const name of Object.keys(search)) {
    const value = name.startsWith(FIELD) && name.length > FIELD.length && searchText(search[name]);
    if (value) filters[name] = value;
  }
  const q = searchText(search.q);
  if (q) filters.q = q;
  const columns = columnsIn(search.columns);
  if (columns) filters.columns = columns.join(",");
  return filters;
}

export function hasFilters(filters: ChosenFilters): boolean {
  return Object.values(onlyFilters(filters)).some(Boolean);
}

/** Returns the filters without the columns, which do not select calls. */
export function onlyFilters({ columns: _, ...filters }: ChosenFilters): ChosenFilters {
  return filters;
}

export interface Span {
  from?: string;
  to?: string;
}

/** Returns the instants of the days in the time zone of the business. `to` is exclusive. */
export function spanOf(filters: ChosenFilters, now: Date, timeZone: string): Span {
  const { period } = filters;
  const start = (day: string, days: number) =>
    startOfDayIn(addDays(day, days), timeZone).toISOString();
  const today = dayIn(now, timeZone);
  if (period === "yesterday") return { from: start(today, -1), to: start(today, 0) };
  if (period) return { from: start(today, 1 - DAYS[period]) };
  const span: Span = {};
  if (filters.from) span.from = start(filters.from, 0);
  if (filters.to) span.to = start(filters.to, 1);
  return span;
}

/** Returns the filters in the format of the API. */
export function toApi(
  { period, from, to, columns: _, ...rest }: ChosenFilters,
  now: Date,
  timeZone: string,
): Record<string, string | undefined> {
  return { ...rest, ...spanOf({ period, from, to }, now, timeZone) };
}

/** Formats the days as `22 Nov 2025 – 24 Nov 2025`, or returns the name of the period. */
export function spanLabel(filters: ChosenFilters, locale = readerLocale()): string | undefined {
  if (filters.period) return PERIOD_LABELS[filters.period];
  const day = (key: string) =>
    dateFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
      new Date(`${key}T12:00:00Z`),
    );
  if (filters.from && filters.to) {
    return filters.from === filters.to
      ? day(filters.from)
      : `${day(filters.from)} – ${day(filters.to)}`;
  }
  if (filters.from) return t`From ${day(filters.from)}`;
  if (filters.to) return t`Until ${day(filters.to)}`;
  return undefined;
}

/**
 * Returns whether a new call belongs in the list; `unsure` if only the server can tell, because a
 * list row has neither the transcript nor the custom analysis.
 */
export function matches(
  call: Matchable,
  filters: ChosenFilters,
  now: Date,
  timeZone: string,
): boolean | "unsure" {
  const { from, to } = spanOf(filters, now, timeZone);
  if (from && call.listedAt < from) return false;
  if (to && call.listedAt >= to) return false;
  let answer: boolean | "unsure" = true;
  for (const { name, accepts } of CALL_FILTERS) {
    const value = filters[name];
    const accepted = value ? accepts(call, value) : true;
    if (accepted === false) return false;
    if (accepted === "unsure") answer = "unsure";
  }
  const asked =
    Boolean(filters.q) || Object.keys(filters).some((name) => fieldValue(filters, name));
  return asked ? "unsure" : answer;
}

function fieldValue(filters: ChosenFilters, name: string): string | undefined {
  return name.startsWith(FIELD) ? filters[name] : undefined;
}

/** Returns the last day to choose, because no call lies in the future. */
export function latestDay(now: Date, timeZone: string): string {
  return dayIn(now, timeZone);
}
