package com.aivors.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes periods in local time, where a day may have 23 or 25 hours.
final class Periods {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9998;

    private Periods() {}

    /// @return null without a comparison
    static @Nullable Range<Instant> compared(Compare compare, ZoneId zone, Range<Instant> period) {
        if (compare == Compare.NONE) {
            return null;
        }
        TemporalAmount distance = distance(compare, zone, period);
        Instant since = before(zone, distance, period.since());
        Instant until = before(zone, distance, period.until());
        // For a year, the comparison period of 29 February alone would be empty.
        return until.isAfter(since)
                ? new Range<>(since, until)
                : new Range<>(since, since.plus(Duration.between(period.since(), period.until())));
    }

    /// Cuts the comparison period of a running period at the corresponding time: at ten o'clock,
    /// today is compared with yesterday until ten.
    ///
    /// @return null without a comparison; the whole comparison period once the period has ended
    static @Nullable Range<Instant> comparedSoFar(Compare compare, ZoneId zone, Range<Instant> period, Instant now) {
        Range<Instant> whole = compared(compare, zone, period);
        if (whole == null || !now.isAfter(period.since()) || !now.isBefore(period.until())) {
            return whole;
        }
        Instant until = before(zone, distance(compare, zone, period), now);
        return until.isAfter(whole.since()) && until.isBefore(whole.until())
                ? new Range<>(whole.since(), until)
                : whole;
    }

    /// Returns the distance to the comparison period: a number of local days for whole local days,
    /// otherwise a duration.
    private static TemporalAmount distance(Compare compare, ZoneId zone, Range<Instant> period) {
        return switch (compare) {
            case PREVIOUS, NONE ->
                isMidnight(zone, period.since()) && isMidnight(zone, period.until())
                        ? Period.ofDays(Math.toIntExact(
                                ChronoUnit.DAYS.between(date(zone, period.since()), date(zone, period.until()))))
                        : Duration.between(period.since(), period.until());
            case WEEKDAY -> enough(Period.ofWeeks(1), zone, period);
            case MONTH -> enough(Period.ofMonths(1), zone, period);
            case YEAR -> Period.ofYears(1);
        };
    }

    /// Returns the smallest multiple of a step by which the shifted period ends before this one
    /// begins.
    private static Period enough(Period step, ZoneId zone, Range<Instant> period) {
        ZonedDateTime since = period.since().atZone(zone);
        ZonedDateTime until = period.until().atZone(zone);
        int times = 1;
        while (since.plus(step.multipliedBy(times)).isBefore(until)) {
            times++;
        }
        return step.multipliedBy(times);
    }

    private static Instant before(ZoneId zone, TemporalAmount distance, Instant time) {
        ZonedDateTime local = time.atZone(zone);
        return distance instanceof Period && isMidnight(zone, time)
                ? begin(zone, local.toLocalDate().minus(distance))
                : local.minus(distance).toInstant();
    }

    /// Returns whether a local day begins at this time. In some zones a clock change skips
    /// midnight, and the day begins at one.
    static boolean isMidnight(ZoneId zone, Instant time) {
        return begin(zone, date(zone, time)).equals(time);
    }

    static Instant begin(ZoneId zone, LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    static LocalDate date(ZoneId zone, Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    /// Returns the local days that are completely within a period.
    static List<LocalDate> wholeDays(ZoneId zone, Range<Instant> period) {
        LocalDate first = date(zone, period.since());
        LocalDate from = begin(zone, first).isBefore(period.since()) ? first.plusDays(1) : first;
        LocalDate to = date(zone, period.until());
        return from.isBefore(to) && from.getYear() >= FIRST_YEAR && to.getYear() <= LAST_YEAR
                ? from.datesUntil(to).toList()
                : List.of();
    }
}
