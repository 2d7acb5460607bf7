import { plural, t } from "@lingui/core/macro";
import { dateFormat } from "./intl";
import { readerLocale } from "./language";

/** Returns the reader's time zone, or UTC if the browser has no valid one. */
export function readerTimeZone(
  name: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone,
): string {
  return name && name !== "Etc/Unknown" && isTimeZone(name) ? name : "UTC";
}

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/**
 * The locale and the time zone of a text. The zone has no default, so that each caller decides on
 * it. Components use `useZone`.
 */
export interface Where {
  timeZone: string;
  locale?: string;
}

function format(instant: string, options: Intl.DateTimeFormatOptions, where: Where): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return dateFormat(where.locale ?? readerLocale(), {
    ...options,
    timeZone: where.timeZone,
  }).format(date);
}

/** Formats as `14:05`. */
export function clockTime(instant: string, where: Where): string {
  return format(instant, { hour: "numeric", minute: "2-digit" }, where);
}

/** Formats unambiguously as `Sat 22 Nov 2025, 14:05:09 GMT`. */
export function fullTime(instant: string, where: Where): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  };
  return format(instant, options, where).replace("GMT-", UNBROKEN);
}

/** Prevents a line break within GMT-5. */
const UNBROKEN = "GMT\u2011";

let reader: string | undefined;

/** Returns `GMT-5` if the clocks of the zone differ from the reader's, else an empty text. */
export function foreignZone(instant: string, { timeZone, locale }: Where): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return "";
  reader ??= readerTimeZone();
  const clock = (zone: string) =>
    dateFormat("en-GB", { timeZone: zone, day: "numeric", hour: "numeric", minute: "numeric" });
  if (clock(timeZone).format(date) === clock(reader).format(date)) return "";
  const parts = dateFormat(locale ?? readerLocale(), {
    timeZone,
    hour: "numeric",
    timeZoneName: "short",
  }).formatToParts(date);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return name.replace("GMT-", UNBROKEN);
}

/** Formats as `Today`, `Yesterday`, `12 Nov`, or `12 Nov 2024` in another year. */
export function dayName(instant: string, now: Date, where: Where): string {
  const day = dayKey(new Date(instant), where.timeZone);
  const today = dayKey(now, where.timeZone);
  if (day === today) return t`Today`;
  if (day === dayBefore(today)) return t`Yesterday`;
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
  return format(instant, sameYear ? options : { ...options, year: "numeric" }, where);
}

/** Formats as `12 Nov 2024`. */
export function calendarDate(instant: string, where: Where): string {
  return format(instant, { day: "numeric", month: "short", year: "numeric" }, where);
}

/** Formats as `Today, 14:05`, or `Today, 14:05 GMT-5` if the reader's clocks differ. */
export function dayAndTime(instant: string, now: Date, where: Where): string {
  const zone = foreignZone(instant, where);
  return `${dayName(instant, now, where)}, ${clockTime(instant, where)}${zone && ` ${zone}`}`;
}

/** Formats as `2025-11-22`. */
export function dayKey(date: Date, timeZone: string): string {
  return dateFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(date);
}

/**
 * Returns the previous calendar day. It does not subtract hours, because a day has 23 to 25 hours.
 */
function dayBefore(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() - 1);
  return noon.toISOString().slice(0, 10);
}

/** Formats as `just now`, `5 min ago`, `3 h ago`, `2 days ago`, then the date. */
export function timeAgo(instant: string, now: Date, where: Where): string {
  const seconds = (now.getTime() - new Date(instant).getTime()) / 1000;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(seconds / 3600);
  if (seconds < 60) return t`just now`;
  if (seconds < 3600) return t`${minutes} min ago`;
  if (seconds < 86_400) return t`${hours} h ago`;
  const days = Math.floor(seconds / 86_400);
  if (days < 7) return plural(days, { one: "# day ago", other: "# days ago" });
  return dayName(instant, now, where);
}
