package com.aivors.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arithmetic of periods in local time, where a day may have 23 or 25 hours.
final class Periods {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9998;

    private Periods() {}

    /// @return null for no comparison
    static @Nullable Range<Instant> compared(Compare compare, ZoneId zone, Range<Instant> period) {
        return switch (compare) {
            case PREVIOUS -> new Range<>(before(zone, period), period.since());
            case WEEKDAY -> weeksBefore(zone, period);
            case YEAR -> yearBefore(zone, period);
            case NONE -> null;
        };
    }

    /// Whole local days are preceded by as many local days, everything else by as much time.
    private static Instant before(ZoneId zone, Range<Instant> period) {
        if (!isMidnight(zone, period.since()) || !isMidnight(zone, period.until())) {
            return period.since().minus(Duration.between(period.since(), period.until()));
        }
        LocalDate first = date(zone, period.since());
        return begin(zone, first.minusDays(ChronoUnit.DAYS.between(first, date(zone, period.until()))));
    }

    private static Range<Instant> weeksBefore(ZoneId zone, Range<Instant> period) {
        ZonedDateTime since = period.since().atZone(zone);
        ZonedDateTime until = period.until().atZone(zone);
        long weeks = 1;
        while (since.plusWeeks(weeks).isBefore(until)) {
            weeks++;
        }
        return new Range<>(
                since.minusWeeks(weeks).toInstant(), until.minusWeeks(weeks).toInstant());
    }

    private static Range<Instant> yearBefore(ZoneId zone, Range<Instant> period) {
        ZonedDateTime since = period.since().atZone(zone).minusYears(1);
        ZonedDateTime until = period.until().atZone(zone).minusYears(1);
        // 29 February alone would become nothing.
        Instant end = until.isAfter(since)
                ? until.toInstant()
                : since.toInstant().plus(Duration.between(period.since(), period.until()));
        return new Range<>(since.toInstant(), end);
    }

    /// Whether a local day begins then. In some zones the clocks skip midnight, and the day begins at one.
    static boolean isMidnight(ZoneId zone, Instant time) {
        return begin(zone, date(zone, time)).equals(time);
    }

    static Instant begin(ZoneId zone, LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    static LocalDate date(ZoneId zone, Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    /// The local days that lie in a period as a whole.
    static List<LocalDate> wholeDays(ZoneId zone, Range<Instant> period) {
        LocalDate first = date(zone, period.since());
        LocalDate from = begin(zone, first).isBefore(period.since()) ? first.plusDays(1) : first;
        LocalDate to = date(zone, period.until());
        return from.isBefore(to) && from.getYear() >= FIRST_YEAR && to.getYear() <= LAST_YEAR
                ? from.datesUntil(to).toList()
                : List.of();
    }
}
