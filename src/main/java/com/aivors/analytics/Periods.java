package com.aivors.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Arithmetic of periods in local time, where a day may have 23 or 25 hours.
final class Periods {

    private Periods() {}

    /// Where the period before a period begins; it ends where the period begins. Whole local days are
    /// preceded by as many local days, everything else by as much time.
    static Instant before(ZoneId zone, Instant from, Instant to) {
        if (!isMidnight(zone, from) || !isMidnight(zone, to)) {
            return from.minus(Duration.between(from, to));
        }
        LocalDate first = date(zone, from);
        return first.minusDays(ChronoUnit.DAYS.between(first, date(zone, to)))
                .atStartOfDay(zone)
                .toInstant();
    }

    /// Whether a local day begins then. In some zones the clocks skip midnight, and the day begins at one.
    static boolean isMidnight(ZoneId zone, Instant time) {
        return date(zone, time).atStartOfDay(zone).toInstant().equals(time);
    }

    private static LocalDate date(ZoneId zone, Instant time) {
        return time.atZone(zone).toLocalDate();
    }
}
