import { t } from "@lingui/core/macro";
import { numberFormat } from "./intl";
import { readerLocale } from "./language";

/** Formats a duration like a player: `0:07`, `4:32`, `1:02:09`. */
export function clockDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = String(whole % 60).padStart(2, "0");
  return h > 0 ? `${h}:${String(m).padStart(2, "0")}:${s}` : `${m}:${s}`;
}

/** Formats a duration in words: `7 s`, `4 min 32 s`, `1 h 2 min`. */
export function wordyDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  if (h > 0) return m > 0 ? `${h} h ${m} min` : `${h} h`;
  return whole % 60 > 0 ? `${m} min ${whole % 60} s` : `${m} min`;
}

export function count(value: number, locale = readerLocale()): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Formats an amount. Retell bills fractions of a cent, so small amounts keep more decimals. */
export function money(cents: number, currency: string, locale = readerLocale()): string {
  return numberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: Math.abs(cents) < 100 ? 4 : 2,
  }).format(cents / 100);
}

/** Formats a number with exactly `digits` decimals in the reader's locale. */
export const places = (value: number, digits: number): string =>
  numberFormat(readerLocale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(value);

/** Formats seconds as `1.2 s`, and from a minute on like a clock. */
export function exactSeconds(seconds: number): string {
  return seconds < 60 ? `${places(seconds, 1)} s` : clockDuration(seconds);
}

export function bytes(value: number): string {
  if (value < 1000) return `${value} B`;
  if (value < 1_000_000) return `${places(value / 1000, value < 10_000 ? 1 : 0)} kB`;
  return `${places(value / 1_000_000, 1)} MB`;
}

export interface Difference {
  direction: "up" | "down" | "same";
  text: string;
}

/**
 * Formats the change as a percentage, or as a number if `before` is small, because a percentage of
 * few calls says little.
 */
export function difference(now: number, before: number): Difference {
  const change = now - before;
  if (Math.round(change) === 0) return { direction: "same", text: t`no change` };
  const direction = change > 0 ? "up" : "down";
  const sign = change > 0 ? "+" : "−";
  const small = before < 20;
  const size = small
    ? count(Math.abs(change))
    : `${count(Math.max(1, (Math.abs(change) / before) * 100))}%`;
  return { direction, text: `${sign}${size}` };
}

/**
 * Returns a label: `Booked appointment?` stays unchanged; `appointment_booked` becomes `Appointment
 * booked`.
 */
export function label(name: string): string {
  const spaced = /[\s?!.]/.test(name) ? name : name.replaceAll(/[_-]+/g, " ").trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Returns the readable form of a value that is stored as text. */
export function spokenValue(text: string): string {
  return text === "true" ? t`Yes` : text === "false" ? t`No` : text;
}

/** Returns the readable form of a custom analysis value. */
export function plainValue(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? t`Yes` : t`No`;
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}
