import { dateFormat } from "@/lib/intl";
import { readerLocale } from "@/lib/language";
import { dayIn, hourIn } from "@/lib/zoned";

export type Bucket = "hour" | "day" | "week" | "month";

const FORMATS: Record<Bucket, Intl.DateTimeFormatOptions> = {
  hour: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { day: "numeric", month: "short" },
  week: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
};

/** Formats the start of a point in a series: `14:00`, `22 Nov`, `Nov 2025`. */
export function pointLabel(
  from: string,
  bucket: Bucket,
  timeZone: string,
  locale = readerLocale(),
): string {
  return dateFormat(locale, { ...FORMATS[bucket], timeZone }).format(new Date(from));
}

/**
 * Returns the filters for the calls of a point: its days, both included, and the hour for an hourly
 * point. When clocks go back, two hours have the same name, and the list shows both.
 */
export function pointFilter(
  point: { from: string; to: string },
  bucket: Bucket,
  timeZone: string,
): { from: string; to: string; hour?: string } {
  const days = {
    from: dayIn(new Date(point.from), timeZone),
    to: dayIn(new Date(Date.parse(point.to) - 1), timeZone),
  };
  return bucket === "hour" ? { ...days, hour: String(hourIn(point.from, timeZone)) } : days;
}
