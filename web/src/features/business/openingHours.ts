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

/** In the reader's language, as a label: `Montag`, `Lunes`. */
export function weekdayName(day: Weekday): string {
  // 2024 began on a Monday.
  const date = Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(day));
  const name = dateFormat(readerLocale(), { weekday: "long", timeZone: "UTC" }).format(date);
  return name.charAt(0).toLocaleUpperCase(readerLocale()) + name.slice(1);
}

/** Monday to Friday, nine to five: where most begin. */
export const OFFICE_HOURS: OpeningHours = {
  monday: [{ from: "09:00", to: "17:00" }],
  tuesday: [{ from: "09:00", to: "17:00" }],
  wednesday: [{ from: "09:00", to: "17:00" }],
  thursday: [{ from: "09:00", to: "17:00" }],
  friday: [{ from: "09:00", to: "17:00" }],
  saturday: [],
  sunday: [],
};

/** `09:00-12:00, 14:00-18:00`, or nothing for a closed day. */
export function dayText(intervals: { from: string; to: string }[]): string {
  return intervals.map(({ from, to }) => `${from}-${to}`).join(", ");
}

/** The opposite; undefined when the text is no list of times in order. */
export function parseDay(text: string): { from: string; to: string }[] | undefined {
  const intervals: { from: string; to: string }[] = [];
  for (const part of text.split(/[,;]/).filter((each) => each.trim())) {
    const [from, to] = part.split(/[-–—]/).map(time);
    const last = intervals.at(-1);
    if (!from || !to || from >= to || (last && last.to > from)) return undefined;
    intervals.push({ from, to });
  }
  return intervals;
}

/** `09:00` of `9`, `9:00` or `09.00`. */
function time(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? "0");
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
