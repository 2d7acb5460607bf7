import { t } from "@lingui/core/macro";
import { dateFormat, numberFormat } from "./intl";
import { readerLocale } from "./language";
import { monthStart } from "./zoned";

/** Formats `2026-11` as `November 2026`. */
export function monthName(month: string, locale = readerLocale()): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return dateFormat(locale, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(Date.UTC(year, number - 1, 1)));
}

/** Adds months: `2026-11` and -1 give `2026-10`. */
export function monthBeside(month: string, by: number): string {
  return monthStart(`${month}-01`, by).slice(0, 7);
}

export function isMonth(text: unknown): text is string {
  return typeof text === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Formats whole cents with two decimals, as on an invoice. */
export function invoiceMoney(cents: number, currency: string, locale = readerLocale()): string {
  return numberFormat(locale, { style: "currency", currency }).format(cents / 100);
}

/** Formats a price in thousandths of a cent with the decimals that it needs, at least two. */
export function unitPrice(thousandths: number, currency: string, locale = readerLocale()): string {
  return numberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: 5,
  }).format(thousandths / 100_000);
}

/** Formats thousandths of a cent for a form field: `0.12` for 12000. */
export function priceText(thousandths: number): string {
  const text = (thousandths / 100_000).toFixed(5).replace(/0+$/, "");
  return text.endsWith(".") ? text.slice(0, -1) : text;
}

/** Parses an amount in steps of 1 / 10^places. Returns undefined for other texts. */
export function amount(text: string, places: number): number | undefined {
  const plain = text.trim().replace(",", ".");
  const match = /^(-?)(\d{1,9})(?:\.(\d*))?$/.exec(plain);
  if (!match) return undefined;
  const [, sign, whole = "0", fraction = ""] = match;
  if (fraction.length > places && /[1-9]/.test(fraction.slice(places))) return undefined;
  const steps = Number(whole + fraction.padEnd(places, "0").slice(0, places));
  return sign ? -steps : steps;
}

/** Formats minutes as `1,204.50 min`. */
export function billedMinutes(minutes: number, locale = readerLocale()): string {
  return `${numberFormat(locale, { minimumFractionDigits: 0, maximumFractionDigits: 2 }).format(minutes)} min`;
}

export const ROUNDINGS = [
  { value: "second", label: t`Each second counts` },
  { value: "six_seconds", label: t`Steps of six seconds (6/6)` },
  { value: "minute", label: t`Each started minute counts` },
] as const;

const WARNINGS: Record<string, string> = {
  "no-plan": t`No plan`,
  "limit-near": t`Close to the limit`,
  "limit-reached": t`Limit reached`,
  "balance-used-up": t`Balance used up`,
};

export function warningWords(warning: string): string {
  return WARNINGS[warning] ?? warning;
}
