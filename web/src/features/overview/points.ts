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

/** `14:00`, `22 Nov`, `Nov 2025`: where a point of a series begins. */
export function pointLabel(
  from: string,
  bucket: Bucket,
  timeZone: string,
  locale = readerLocale(),
): string {
  return dateFormat(locale, { ...FORMATS[bucket], timeZone }).format(new Date(from));
}

/**
 * The filters of the calls of a point: its days, both included, and of an hour that hour. In the night
 * in which clocks go back, two hours have one name, and are shown together.
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
