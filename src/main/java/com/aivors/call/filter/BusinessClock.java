package com.aivors.call.filter;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// Computes the local hour and weekday of calls in SQL. The statement contains the clock changes of
/// the time zone, because the database may have another version of the time zone data than Java,
/// which the figures use.
final class BusinessClock {

    /// The start of the computed clock changes. No call is older: Retell did not exist before.
    private static final Instant FIRST = Instant.parse("2015-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2060-01-01T00:00:00Z");

    private BusinessClock() {}

    /// Returns SQL for the local hour of `call c`, 0 to 23.
    static String hour(ZoneId zone) {
        return "floor(mod(%s, 86400) / 3600)".formatted(local(zone));
    }

    /// Returns SQL for the local weekday of `call c`, 1 (Monday) to 7.
    static String weekday(ZoneId zone) {
        // The epoch began on a Thursday.
        return "mod(floor(%s / 86400) + 3, 7) + 1".formatted(local(zone));
    }

    /// Returns SQL for the local seconds since a Thursday near 1600, which are never negative.
    private static String local(ZoneId zone) {
        return "(extract(epoch from c.listed_at) + %d + %s)"
                .formatted(
                        -LocalDateTime.of(1600, 1, 6, 0, 0).toEpochSecond(ZoneOffset.UTC) / 604_800 * 604_800,
                        offset(zone));
    }

    private static String offset(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        var cases = new StringBuilder();
        // The newest change comes first, because most queries read the newest calls.
        ZoneOffsetTransition change = rules.previousTransition(LAST);
        int first = rules.getOffset(LAST).getTotalSeconds();
        if (change == null) {
            return Integer.toString(first);
        }
        while (change != null && change.getInstant().isAfter(FIRST)) {
            cases.append(" when c.listed_at >= to_timestamp(%d) then %d"
                    .formatted(change.toEpochSecond(), change.getOffsetAfter().getTotalSeconds()));
            change = rules.previousTransition(change.getInstant());
        }
        int before = rules.getOffset(FIRST).getTotalSeconds();
        return cases.isEmpty() ? Integer.toString(before) : "case" + cases + " else " + before + " end";
    }
}
