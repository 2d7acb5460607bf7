package com.aivors.analytics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;

/// The length of a bucket, which is one point of a series.
enum Bucket {
    HOUR,
    DAY,
    /// Begins on Monday (ISO 8601).
    WEEK,
    MONTH;

    /// The longest period by hour. In time zones with half hours, the points of longer ones would
    /// need too many reads of calls instead of rollups.
    static final Duration LONGEST_BY_HOUR = Duration.ofDays(8);

    private static final long SECONDS_OF_HOUR = 3_600;
    private static final Duration HOURS_UNTIL = Duration.ofDays(2);
    private static final Duration DAYS_UNTIL = Duration.ofDays(93);
    private static final Duration WEEKS_UNTIL = Duration.ofDays(366);

    /// Returns the bucket that gives a chart with a readable number of points.
    static Bucket fitting(Range<Instant> period) {
        Duration length = Duration.between(period.since(), period.until());
        if (length.compareTo(HOURS_UNTIL) <= 0) {
            return HOUR;
        }
        return length.compareTo(DAYS_UNTIL) <= 0 ? DAY : length.compareTo(WEEKS_UNTIL) <= 0 ? WEEK : MONTH;
    }

    /// Returns the local date on which the bucket that contains the time begins.
    LocalDate date(ZoneId zone, Instant time) {
        LocalDate date = Periods.date(zone, time);
        return switch (this) {
            case HOUR, DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    /// Returns the begin of the bucket after the one that contains the time.
    Instant next(ZoneId zone, Instant time) {
        LocalDate date = date(zone, time);
        return switch (this) {
            case HOUR -> nextHour(zone, time);
            case DAY -> Periods.begin(zone, date.plusDays(1));
            case WEEK -> Periods.begin(zone, date.plusWeeks(1));
            case MONTH -> Periods.begin(zone, date.plusMonths(1));
        };
    }

    private static Instant nextHour(ZoneId zone, Instant time) {
        ZonedDateTime local = time.atZone(zone);
        Instant end = time.plusSeconds(SECONDS_OF_HOUR - local.getMinute() * 60L - local.getSecond())
                .truncatedTo(ChronoUnit.SECONDS);
        // A local hour ends early when the clock changes.
        ZoneOffsetTransition change = zone.getRules().nextTransition(time);
        return change == null || end.isBefore(change.getInstant()) ? end : change.getInstant();
    }
}
