package com.aivors.call.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/// A set of minutes of the week on a business's local clock, as selected by a filter of hours,
/// weekdays or opening hours.
///
/// @param minutes minutes since Monday, 00:00
public record BusinessWeek(ZoneId zone, BitSet minutes) {

    private static final int MINUTES = 7 * 24 * 60;
    private static final LocalDateTime A_MONDAY = LocalDateTime.of(2024, 1, 1, 0, 0);

    /// Clock changes and offsets from UTC are multiples of this.
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /// Longer periods are not split, because a single very old call would cause a scan of all the
    /// years between.
    private static final Duration LONGEST = Duration.ofDays(5_000);

    /// A period of time; `since` is inclusive, `until` exclusive.
    public record Span(Instant since, Instant until) {}

    static BusinessWeek of(ZoneId zone, Predicate<LocalDateTime> contains) {
        var minutes = new BitSet(MINUTES);
        for (int minute = 0; minute < MINUTES; minute++) {
            minutes.set(minute, contains.test(A_MONDAY.plusMinutes(minute)));
        }
        return new BusinessWeek(zone, minutes);
    }

    /// Returns the minutes that are in both sets. Both must have the same time zone.
    BusinessWeek and(BusinessWeek other) {
        var both = (BitSet) minutes.clone();
        both.and(other.minutes);
        return new BusinessWeek(zone, both);
    }

    /// Returns the periods in which the local clock shows these minutes. Rounds outwards to
    /// quarters of an hour, so a period may be up to a quarter longer at both ends.
    ///
    /// @return ordered by time, without adjacent periods
    public List<Span> between(Instant since, Instant until) {
        if (Duration.between(since, until).compareTo(LONGEST) > 0) {
            return List.of(new Span(since, until));
        }
        var spans = new ArrayList<Span>();
        ZoneRules rules = zone.getRules();
        long quarter = QUARTER.toSeconds();
        long begin = -1;
        for (long second = Math.floorDiv(since.getEpochSecond(), quarter) * quarter;
                second < until.getEpochSecond() + 1;
                second += quarter) {
            boolean inside = contains(
                    second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds());
            if (inside && begin < 0) {
                begin = second;
            } else if (!inside && begin >= 0) {
                spans.add(new Span(Instant.ofEpochSecond(begin), Instant.ofEpochSecond(second)));
                begin = -1;
            }
        }
        if (begin >= 0) {
            spans.add(new Span(Instant.ofEpochSecond(begin), until.plusSeconds(quarter)));
        }
        return spans;
    }

    /// Returns whether the set has any minute of the quarter of an hour that begins then.
    private boolean contains(long localSecond) {
        // The epoch began on a Thursday.
        int first = (int) Math.floorMod(Math.floorDiv(localSecond, 60) + 3 * 24 * 60, (long) MINUTES);
        int next = minutes.nextSetBit(first);
        return next >= 0 && next < first + QUARTER.toMinutes();
    }
}
