package com.aivors.analytics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Time zones as browsers name them. They are resolved here and never in the database, whose own list
/// of zones may lack the legacy names (`US/Eastern`, `Europe/Kiev`).
final class TimeZones {

    static final ZoneId UTC = ZoneId.of("UTC");

    private static final Map<String, String> BY_LOWER_CASE = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), id -> id, (one, _) -> one));

    private TimeZones() {}

    /// A region in any case, or an offset such as `+05:30`. Everything else is UTC: browsers that do
    /// not know their zone send `Etc/Unknown`.
    static ZoneId of(@Nullable String timezone) {
        return find(timezone).orElse(UTC);
    }

    /// @return empty when no zone has this name
    static Optional<ZoneId> find(@Nullable String timezone) {
        String name = timezone == null ? "" : timezone.strip();
        try {
            ZoneId zone = ZoneId.of(BY_LOWER_CASE.getOrDefault(name.toLowerCase(Locale.ROOT), name), ZoneId.SHORT_IDS);
            return Optional.of(zone.equals(ZoneOffset.UTC) ? UTC : zone);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The offsets that hold from `from` until `to`, each with the moment it begins to hold.
    static SortedMap<Instant, ZoneOffset> offsets(ZoneId zone, Instant from, Instant to) {
        var offsets = new TreeMap<Instant, ZoneOffset>();
        offsets.put(from, zone.getRules().getOffset(from));
        changes(zone, from, to).forEach(change -> offsets.put(change.getInstant(), change.getOffsetAfter()));
        return offsets;
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
