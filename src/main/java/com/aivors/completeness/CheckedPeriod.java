package com.aivors.completeness;

import com.aivors.platform.http.FieldProblem;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A period in days of a client's time zone; the last seven days when no bound is given.
///
/// @param to the last day, inclusive
record CheckedPeriod(@Nullable LocalDate from, @Nullable LocalDate to) {

    static final int LONGEST_DAYS = 92;
    private static final int STANDARD_DAYS = 7;

    static final CheckedPeriod STANDARD = new CheckedPeriod(null, null);

    /// @throws Problem 400 when the texts are not a valid period
    static CheckedPeriod parse(@Nullable String from, @Nullable String to) {
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (first != null && last != null && first.isAfter(last)) {
            throw FieldProblem.NOT_AFTER_TO.problem("from");
        }
        if (first != null && last != null && first.plusDays(LONGEST_DAYS).isBefore(last)) {
            throw FieldProblem.TOO_MANY_DAYS.problem("from", LONGEST_DAYS);
        }
        return new CheckedPeriod(first, last);
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= 2000 && day.getYear() < 2200) {
                return day;
            }
        } catch (java.time.DateTimeException e) {
            // Reported below.
        }
        throw FieldProblem.DAY.problem(name);
    }

    Timestamp begin(ZoneId zone, Instant now) {
        LocalDate last = last(zone, now);
        LocalDate first = from == null ? last.minusDays(STANDARD_DAYS - 1) : later(from, last.minusDays(LONGEST_DAYS));
        return Timestamp.from(first.atStartOfDay(zone).toInstant());
    }

    Timestamp end(ZoneId zone, Instant now) {
        return Timestamp.from(last(zone, now).plusDays(1).atStartOfDay(zone).toInstant());
    }

    private LocalDate last(ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return to == null ? (from == null ? today : later(today, from)) : to;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
