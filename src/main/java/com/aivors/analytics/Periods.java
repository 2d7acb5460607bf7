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

/// Arithmetic of periods in local time, where a day may have 23 or 25 hours.
final class Periods {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9998;

    private Periods() {}

    /// @return null for no comparison
    static @Nullable Range<Instant> compared(Compare compare, ZoneId zone, Range<Instant> period) {
        if (compare == Compare.NONE) {
            return null;
        }
        TemporalAmount distance = distance(compare, zone, period);
        Instant since = before(zone, distance, period.since());
        Instant until = before(zone, distance, period.until());
        // A year before, 29 February alone would become nothing.
        return until.isAfter(since)
                ? new Range<>(since, until)
                : new Range<>(since, since.plus(Duration.between(period.since(), period.until())));
    }

    /// Cuts the compared period where a period that goes on stands now: at ten o'clock, today is compared with
    /// yesterday until ten.
    ///
    /// @return null for no comparison; all of the compared period once the period has ended
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

    /// How far back the compared period lies. Whole local days are preceded by as many local days, everything else
    /// by as much time.
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

    /// So many times a step that a period as long begins and ends before this one begins.
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
