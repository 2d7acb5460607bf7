import { dateFormat } from "./intl";
import { readerLocale } from "./language";
import { dayIn } from "./zoned";

export type Bucket = "hour" | "day" | "week" | "month";

const FORMATS: Record<Bucket, Intl.DateTimeFormatOptions> = {
  hour: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { day: "numeric", month: "short" },
  week: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
};

/** `14:00`, `22 Nov`, `Nov 2025`: where a point of a series begins. */
export function pointLabel(
  from: string,
  bucket: Bucket,
  timeZone: string,
  locale = readerLocale(),
): string {
  return dateFormat(locale, { ...FORMATS[bucket], timeZone }).format(new Date(from));
}

/** The days that a point covers, both included. */
export function pointDays(
  point: { from: string; to: string } | undefined,
  timeZone: string,
): { from?: string; to?: string } {
  if (!point) return {};
  return {
    from: dayIn(new Date(point.from), timeZone),
    to: dayIn(new Date(Date.parse(point.to) - 1), timeZone),
  };
}
