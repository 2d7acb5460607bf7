import { DIRECTIONS, type Named, OUTCOMES, SENTIMENTS } from "./outcomes";
import { searchChoice, searchText } from "./searchText";
import { dayKey } from "./time";
import { isDay } from "./zoned";

/** The filters of a list of calls as they stand in the address bar. */
export interface CallFilters {
  period?: Period;
  /** First and last day, `2025-11-22`, both included; only without `period`. */
  from?: string;
  to?: string;
  agentId?: string;
  direction?: string;
  outcome?: string;
  sentiment?: string;
  q?: string;
}

export const PERIODS = ["today", "yesterday", "7d", "30d", "90d"] as const;
export type Period = (typeof PERIODS)[number];

export const PERIOD_LABELS: Record<Period, string> = {
  today: "Today",
  yesterday: "Yesterday",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  "90d": "Last 90 days",
};

const DAYS: Record<Exclude<Period, "yesterday">, number> = {
  today: 1,
  "7d": 7,
  "30d": 30,
  "90d": 90,
};

/** A filter that is one choice of a few. Its parameter, its control and its words stand here only. */
export interface ChoiceFilter {
  name: "agentId" | "direction" | "outcome" | "sentiment";
  label: string;
  any: string;
  /** Missing where the values are known only when calls are loaded. */
  options?: Named[];
}

export const CHOICES: ChoiceFilter[] = [
  { name: "agentId", label: "Agent", any: "All agents" },
  { name: "direction", label: "Direction", any: "Any direction", options: DIRECTIONS },
  { name: "outcome", label: "Outcome", any: "Any outcome", options: OUTCOMES },
  { name: "sentiment", label: "Sentiment", any: "Any sentiment", options: SENTIMENTS },
];

/** Whatever stands in the URL becomes filters we know; the rest is dropped. */
export function parseCallFilters(search: Record<string, unknown>): CallFilters {
  const filters: CallFilters = {};
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
  for (const { name, options } of CHOICES) {
    const value = options ? searchChoice(search[name], options) : searchText(search[name]);
    if (value) filters[name] = value;
  }
  const q = searchText(search.q);
  if (q) filters.q = q;
  return filters;
}

export function hasFilters(filters: CallFilters): boolean {
  return Object.values(filters).some(Boolean);
}

export interface Span {
  from?: string;
  to?: string;
}

/** The instants that the days mean where the reader is; `to` is exclusive. */
export function spanOf(filters: CallFilters, now: Date): Span {
  const { period } = filters;
  if (period === "yesterday") {
    return { from: startOfDay(now, -1), to: startOfDay(now, 0) };
  }
  if (period) return { from: startOfDay(now, 1 - DAYS[period]) };
  const span: Span = {};
  if (filters.from) span.from = startOfDay(new Date(`${filters.from}T00:00:00`), 0);
  if (filters.to) span.to = startOfDay(new Date(`${filters.to}T00:00:00`), 1);
  return span;
}

/** Local midnight, `days` away; built from parts because a day may last 23 or 25 hours. */
function startOfDay(date: Date, days: number): string {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).toISOString();
}

export type ApiFilters = Span & Omit<CallFilters, "period" | "from" | "to">;

export function toApi({ period, from, to, ...rest }: CallFilters, now: Date): ApiFilters {
  return { ...rest, ...spanOf({ period, from, to }, now) };
}

/** `22 Nov 2025 – 24 Nov 2025` or the name of the period. */
export function spanLabel(filters: CallFilters, locale = "en-GB"): string | undefined {
  if (filters.period) return PERIOD_LABELS[filters.period];
  const day = (key: string) =>
    new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }).format(
      new Date(`${key}T00:00:00`),
    );
  if (filters.from && filters.to) {
    return filters.from === filters.to
      ? day(filters.from)
      : `${day(filters.from)} – ${day(filters.to)}`;
  }
  if (filters.from) return `From ${day(filters.from)}`;
  if (filters.to) return `Until ${day(filters.to)}`;
  return undefined;
}

interface Matchable {
  callId: string;
  listedAt: string;
  agentId?: string | null;
  agentName?: string | null;
  direction?: string | null;
  outcome: string;
  sentiment?: string | null;
  fromNumber?: string | null;
  toNumber?: string | null;
  summary?: string | null;
}

/**
 * Whether a call that has just arrived belongs in the list. `unsure` when only the server can
 * tell: it also searches transcripts, which a list row does not carry.
 */
export function matches(call: Matchable, filters: CallFilters, now: Date): boolean | "unsure" {
  const { from, to } = spanOf(filters, now);
  if (from && call.listedAt < from) return false;
  if (to && call.listedAt >= to) return false;
  for (const { name } of CHOICES) {
    if (filters[name] && call[name] !== filters[name]) return false;
  }
  if (!filters.q) return true;
  const wanted = filters.q.toLowerCase();
  const texts = [call.summary, call.agentName, call.fromNumber, call.toNumber, call.callId];
  return texts.some((text) => text?.toLowerCase().includes(wanted)) || "unsure";
}

/** The largest day one can choose: no call lies in the future. */
export function latestDay(now: Date): string {
  return dayKey(now);
}
