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

/// Some minutes of the week on a business's local clock: a filter of hours, weekdays or opening hours.
///
/// @param minutes 0 is Monday, 00:00
public record BusinessWeek(ZoneId zone, BitSet minutes) {

    private static final int MINUTES = 7 * 24 * 60;
    private static final LocalDateTime A_MONDAY = LocalDateTime.of(2024, 1, 1, 0, 0);

    /// Clocks are changed, and differ from UTC, by multiples of it.
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /// Longer times are not cut: a single call of long ago would have all the years between looked through.
    private static final Duration LONGEST = Duration.ofDays(5_000);

    /// From `since` on and before `until`.
    public record Span(Instant since, Instant until) {}

    static BusinessWeek of(ZoneId zone, Predicate<LocalDateTime> contains) {
        var minutes = new BitSet(MINUTES);
        for (int minute = 0; minute < MINUTES; minute++) {
            minutes.set(minute, contains.test(A_MONDAY.plusMinutes(minute)));
        }
        return new BusinessWeek(zone, minutes);
    }

    /// The minutes that are in both; the time zone is that of both.
    BusinessWeek and(BusinessWeek other) {
        var both = (BitSet) minutes.clone();
        both.and(other.minutes);
        return new BusinessWeek(zone, both);
    }

    /// The real time in which the local clock shows these minutes, to the quarter of an hour: all of it,
    /// and up to a quarter of an hour more at both ends.
    ///
    /// @return in the order of time; none touches the next
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

    /// Whether any minute of the quarter of an hour that begins then is one of these.
    private boolean contains(long localSecond) {
        // The epoch began on a Thursday.
        int first = (int) Math.floorMod(Math.floorDiv(localSecond, 60) + 3 * 24 * 60, (long) MINUTES);
        int next = minutes.nextSetBit(first);
        return next >= 0 && next < first + QUARTER.toMinutes();
    }
}
