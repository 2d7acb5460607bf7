/** Days and months of a named time zone as instants. A day may have 23 or 25 hours. */

import { dateFormat } from "./intl";

const PARTS: Intl.DateTimeFormatOptions = {
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
};

/** Returns the wall clock time of the zone, as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of dateFormat("en-US", { ...PARTS, timeZone }).formatToParts(
    instant,
  )) {
    shown[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Returns the day of an instant: `2026-03-08`. */
export function dayIn(instant: Date, timeZone: string): string {
  return new Date(wallClock(instant.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** Returns the hour, 0 to 23, on the clocks of the zone. */
export function hourIn(instant: string, timeZone: string): number {
  return new Date(wallClock(Date.parse(instant), timeZone)).getUTCHours();
}

/** Returns the start of a day. Where the clocks skip midnight, it is one o'clock. */
export function startOfDayIn(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let instant = midnight - (wallClock(midnight, timeZone) - midnight);
  instant = midnight - (wallClock(instant, timeZone) - instant);
  while (dayIn(new Date(instant), timeZone) < day) instant += 30 * 60_000;
  return new Date(instant);
}

/** Adds days to a day. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Returns the first day of the month, `months` later. */
export function monthStart(day: string, months = 0): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** Formats a zone for readers: `America/Los Angeles`. */
export function zoneName(timeZone: string): string {
  return timeZone === "Etc/UTC" ? "UTC" : timeZone.replaceAll("_", " ");
}

/** No call is older. */
export const EARLIEST_DAY = "2000-01-01";

/** Returns whether the value is a calendar day that the server accepts. */
export function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
