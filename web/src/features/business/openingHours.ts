import type { OpeningHours } from "@/api/types";
import { dateFormat } from "@/lib/intl";
import { readerLocale } from "@/lib/language";

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Returns the weekday's name in the reader's language, capitalised: `Montag`, `Lunes`. */
export function weekdayName(day: Weekday): string {
  // 2024 began on a Monday.
  const date = Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day));
  const name = dateFormat(readerLocale(), { weekday: "long", timeZone: "UTC" }).format(date);
  return name.charAt(0).toLocaleUpperCase(readerLocale()) + name.slice(1);
}

/** Monday to Friday, nine to five: the initial suggestion. */
export const OFFICE_HOURS: OpeningHours = {
  monday: [{ from: "09:00", to: "17:00" }],
  tuesday: [{ from: "09:00", to: "17:00" }],
  wednesday: [{ from: "09:00", to: "17:00" }],
  thursday: [{ from: "09:00", to: "17:00" }],
  friday: [{ from: "09:00", to: "17:00" }],
  saturday: [],
  sunday: [],
};

interface Interval {
  from: string;
  to: string;
}

export type Week = Record<Weekday, Interval[]>;

/** Formats the intervals of a day as `09:00-12:00, 14:00-18:00`; empty for a closed day. */
export function dayText(intervals: Interval[]): string {
  return intervals.map(({ from, to }) => `${from}-${to}`).join(", ");
}

/**
 * Parses the text of a day. Returns undefined for anything but a list of times in order. The last
 * interval may end on the next day: `18:00-02:00`.
 */
export function parseDay(text: string): Interval[] | undefined {
  const intervals: Interval[] = [];
  for (const part of text.split(/[,;]/).filter((each) => each.trim())) {
    const [from, end] = part.split(/[-–—]/).map(time);
    const to = end === "00:00" ? MIDNIGHT : end;
    const last = intervals.at(-1);
    if (!from || !to || from === to) return undefined;
    if (last && (last.to > from || last.to < last.from)) return undefined;
    intervals.push({ from, to });
  }
  return intervals;
}

/** Returns the hours in the format of the server, which splits intervals at midnight. */
export function divided(week: Week, overlap: (day: Weekday) => void): Week {
  const days = { ...week };
  for (const [index, day] of WEEKDAYS.entries()) {
    const last = week[day].at(-1);
    if (!last || last.to > last.from) continue;
    const next = dayAfter(index);
    days[day] = [...days[day].slice(0, -1), { from: last.from, to: MIDNIGHT }];
    const first = week[next][0];
    if (first && first.from < last.to) overlap(next);
    days[next] = [{ from: "00:00", to: last.to }, ...days[next]];
  }
  return days;
}

/** Reverts `divided`: joins an interval that was split at midnight. */
export function joined(week: Week): Week {
  const days = { ...week };
  for (const [index, day] of WEEKDAYS.entries()) {
    const next = dayAfter(index);
    const last = week[day].at(-1);
    const first = week[next][0];
    if (last?.to !== MIDNIGHT || first?.from !== "00:00" || first.to >= last.from) continue;
    days[day] = [...days[day].slice(0, -1), { from: last.from, to: first.to }];
    days[next] = days[next].slice(1);
  }
  return days;
}

const MIDNIGHT = "24:00";

function dayAfter(index: number): Weekday {
  return WEEKDAYS[(index + 1) % WEEKDAYS.length] as Weekday;
}

/** Normalises `9`, `9:00` or `09.00` to `09:00`. */
function time(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? "0");
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
