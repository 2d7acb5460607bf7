package com.aivors.analytics;

import com.aivors.platform.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The viewer's time zone.
final class TimeZones {

    private TimeZones() {}

    /// Regions only: PostgreSQL reads the sign of a plain offset the other way round.
    static ZoneId of(@Nullable String timezone) {
        if (timezone == null || timezone.isBlank()) {
            return ZoneId.of("UTC");
        }
        if (!ZoneId.getAvailableZoneIds().contains(timezone.strip())) {
            throw Problem.invalid("timezone", "Must be a time zone such as Europe/Berlin.");
        }
        return ZoneId.of(timezone.strip());
    }

    /// The moments of a period that must not fall into the middle of what is counted together: where
    /// a local day begins, and where the clocks change.
    static List<Instant> splits(ZoneId zone, Instant from, Instant to) {
        if (!keepsToQuarters(zone, from, to)) {
            // Local mean time, until a hundred years ago: nothing can be counted together.
            Instant first = from.truncatedTo(ChronoUnit.HOURS).plusSeconds(1);
            return Stream.iterate(first, time -> time.isBefore(to), time -> time.plus(1, ChronoUnit.HOURS))
                    .toList();
        }
        return Stream.concat(
                        days(zone, from, to).map(day -> day.atStartOfDay(zone).toInstant()),
                        changes(zone, from, to).map(ZoneOffsetTransition::getInstant))
                .filter(moment -> moment.isAfter(from) && moment.isBefore(to))
                .toList();
    }

    /// The local days that a period touches.
    static Stream<LocalDate> days(ZoneId zone, Instant from, Instant to) {
        LocalDate last = to.minusMillis(1).atZone(zone).toLocalDate();
        return from.atZone(zone).toLocalDate().datesUntil(last.plusDays(1));
    }

    private static boolean keepsToQuarters(ZoneId zone, Instant from, Instant to) {
        return isQuarters(zone.getRules().getOffset(from).getTotalSeconds())
                && changes(zone, from, to)
                        .allMatch(change -> isQuarters(change.toEpochSecond())
                                && isQuarters(change.getOffsetAfter().getTotalSeconds()));
    }

    private static Stream<ZoneOffsetTransition> changes(ZoneId zone, Instant from, Instant to) {
        return Stream.iterate(
                zone.getRules().nextTransition(from),
                change -> change != null && change.getInstant().isBefore(to),
                change -> zone.getRules().nextTransition(change.getInstant()));
    }

    private static boolean isQuarters(long seconds) {
        return seconds % 900 == 0;
    }
}
