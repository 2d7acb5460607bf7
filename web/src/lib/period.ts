import { t } from "@lingui/core/macro";
import { dateFormat } from "./intl";
import { readerLocale } from "./language";
import { addDays, dayIn, isDay, monthStart, startOfDayIn } from "./zoned";

/** The period and comparison of an overview in the URL. */
export interface PeriodSearch {
  period?: PeriodName;
  /** The first and last day, both included. Only without `period`. */
  from?: string;
  to?: string;
  compare?: Comparison;
  agentId?: string;
}

export const PERIOD_NAMES = ["today", "7d", "30d", "90d", "month", "last-month", "year"] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];

export const PERIOD_WORDS: Record<PeriodName, string> = {
  today: t`Today`,
  "7d": t`Last 7 days`,
  "30d": t`Last 30 days`,
  "90d": t`Last 90 days`,
  month: t`This month`,
  "last-month": t`Last month`,
  year: t`Last 12 months`,
};

/**
 * Returns the comparison for the server. For a month, "the period before" means the same days of
 * the previous month; for twelve months, the previous year. An equal number of days would begin in
 * the middle of a month.
 */
export function askedComparison(search: PeriodSearch): Comparison | "month" {
  const wanted = search.compare ?? "previous";
  if (wanted !== "previous" || search.from) return wanted;
  if (search.period === "month" || search.period === "last-month") return "month";
  return search.period === "year" ? "year" : wanted;
}

export const COMPARISONS = ["previous", "weekday", "year", "none"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const COMPARISON_WORDS: Record<Comparison, string> = {
  previous: t`Against the period before`,
  weekday: t`Against the same weekdays before`,
  year: t`Against a year before`,
  none: t`Without comparison`,
};

/** The days from first to last, both included. */
export interface Days {
  first: string;
  last: string;
}

export const STANDARD_PERIOD: PeriodName = "30d";

export function daysOf(search: PeriodSearch, now: Date, timeZone: string): Days {
  const today = dayIn(now, timeZone);
  if (search.from && search.to) return { first: search.from, last: search.to };
  switch (search.period ?? STANDARD_PERIOD) {
    case "today":
      return { first: today, last: today };
    case "7d":
      return { first: addDays(today, -6), last: today };
    case "30d":
      return { first: addDays(today, -29), last: today };
    case "90d":
      return { first: addDays(today, -89), last: today };
    case "month":
      return { first: monthStart(today), last: today };
    case "last-month":
      return { first: monthStart(today, -1), last: addDays(monthStart(today), -1) };
    case "year":
      return { first: monthStart(today, -11), last: today };
  }
}

/** Returns the instants of the days. `to` is exclusive. */
export function instantsOf(days: Days, timeZone: string): { from: string; to: string } {
  return {
    from: startOfDayIn(days.first, timeZone).toISOString(),
    to: startOfDayIn(addDays(days.last, 1), timeZone).toISOString(),
  };
}

/** Formats a day as `22 Nov 2025`. */
export function dayInWords(day: string, locale = readerLocale()): string {
  return dateFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T12:00:00Z`));
}

/** Formats days as `22 Nov 2025 – 24 Nov 2025`. */
export function daysLabel({ first, last }: Days, locale = readerLocale()): string {
  return first === last
    ? dayInWords(first, locale)
    : `${dayInWords(first, locale)} – ${dayInWords(last, locale)}`;
}

/** Formats a span as `26 Oct 2026 – 24 Nov 2026`, with the time if it does not end at midnight. */
export function spanLabel(span: { from: string; to: string }, timeZone: string): string {
  const end = new Date(span.to);
  const first = dayIn(new Date(span.from), timeZone);
  // The end is exclusive.
  const last = dayIn(new Date(end.getTime() - 1), timeZone);
  const days = daysLabel({ first, last });
  if (startOfDayIn(addDays(last, 1), timeZone).getTime() === end.getTime()) return days;
  const time = dateFormat(readerLocale(), { hour: "numeric", minute: "2-digit", timeZone }).format(
    end,
  );
  return t`${days}, until ${time}`;
}

/** The maximum days of one overview. */
export const LONGEST_DAYS = 731;

/** Parses the period of a URL and drops unknown values. */
export function parsePeriod(search: Record<string, unknown>): PeriodSearch {
  const parsed: PeriodSearch = {};
  const period = PERIOD_NAMES.find((known) => known === search.period);
  if (period) {
    parsed.period = period;
  } else if (isDay(search.from) && isDay(search.to)) {
    const [first, last] = [search.from, search.to].sort() as [string, string];
    if (addDays(first, LONGEST_DAYS) > last) {
      parsed.from = first;
      parsed.to = last;
    }
  }
  const compare = COMPARISONS.find((known) => known === search.compare);
  if (compare) parsed.compare = compare;
  if (typeof search.agentId === "string" && search.agentId.trim()) {
    parsed.agentId = search.agentId.trim();
  }
  return parsed;
}
