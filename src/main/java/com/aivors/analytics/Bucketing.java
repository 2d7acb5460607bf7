package com.aivors.analytics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Divides a period into buckets of local time, without gaps. The first and the last bucket may be
/// cut off by the period.
final class Bucketing {

    private static final int QUARTER_SECONDS = 900;

    private final ZoneId zone;
    private final List<Range<Instant>> buckets = new ArrayList<>();
    private final TreeMap<Instant, Integer> begins = new TreeMap<>();

    Bucketing(Bucket bucket, ZoneId zone, Range<Instant> period) {
        this.zone = zone;
        for (Instant since = period.since(); since.isBefore(period.until()); ) {
            Instant next = bucket.next(zone, since);
            Instant until = next.isBefore(period.until()) ? next : period.until();
            begins.put(since, buckets.size());
            buckets.add(new Range<>(since, until));
            since = until;
        }
    }

    List<Range<Instant>> buckets() {
        return buckets;
    }

    /// @param time within the period
    int indexOf(Instant time) {
        return begins.floorEntry(time).getValue();
    }

    /// Returns the times that must not lie inside a unit that is counted as a whole.
    NavigableSet<Instant> cuts() {
        var cuts = new TreeSet<>(begins.keySet());
        Instant from = begins.firstKey();
        Instant to = buckets.getLast().until();
        if (!keepsToQuarters(from, to)) {
            // The zone uses local mean time, as until about a century ago, so no whole hour may be
            // used.
            Stream.iterate(
                            from.truncatedTo(ChronoUnit.HOURS).plusSeconds(1),
                            time -> time.isBefore(to),
                            time -> time.plus(1, ChronoUnit.HOURS))
                    .forEach(cuts::add);
        }
        return cuts;
    }

    private boolean keepsToQuarters(Instant from, Instant to) {
        var change = zone.getRules().nextTransition(from);
        boolean kept = isQuarters(zone.getRules().getOffset(from).getTotalSeconds());
        while (kept && change != null && change.getInstant().isBefore(to)) {
            kept = isQuarters(change.toEpochSecond())
                    && isQuarters(change.getOffsetAfter().getTotalSeconds());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return kept;
    }

    private static boolean isQuarters(long seconds) {
        return seconds % QUARTER_SECONDS == 0;
    }
}
