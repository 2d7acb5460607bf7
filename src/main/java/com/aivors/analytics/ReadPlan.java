package com.aivors.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The sources for the calls of a period. Together they cover the period without an overlap.
///
/// @param days read from [RollupLevel#DAY]
/// @param hours read from [RollupLevel#HOUR]
/// @param divided hours that a time divides in two, by their begin
/// @param calls read from the calls themselves
/// @param cuts times that must not lie inside a unit that is read as a whole
record ReadPlan(
        List<Range<LocalDate>> days,
        List<Range<Instant>> hours,
        NavigableMap<Instant, Divided> divided,
        List<Range<Instant>> calls,
        NavigableSet<Instant> cuts) {

    /// A divided hour. The figures of its longer part are its rollup minus the calls of the shorter
    /// part.
    ///
    /// @param longer the begin of the longer part
    /// @param shorter the part that is read from the calls
    /// @param both true when the shorter part belongs to the period too
    record Divided(Instant longer, Range<Instant> shorter, boolean both) {}

    /// @param stale hours whose rollups are outdated
    /// @param zone the time zone of the day rows; null to use none
    static ReadPlan of(
            Range<Instant> period, NavigableSet<Instant> cuts, NavigableSet<Instant> stale, @Nullable ZoneId zone) {
        ReadPlan plan = empty(cuts);
        plan.add(period, stale, zone);
        return plan;
    }

    /// Plans a reading of sums only. Unlike values and histograms, sums can be subtracted.
    static ReadPlan ofSums(
            Range<Instant> period, NavigableSet<Instant> cuts, NavigableSet<Instant> stale, @Nullable ZoneId zone) {
        ReadPlan whole = of(period, cuts, stale, zone);
        ReadPlan plan = new ReadPlan(whole.days, whole.hours, new TreeMap<>(), new ArrayList<>(), cuts);
        whole.calls.forEach(range -> plan.divide(range, stale));
        return plan;
    }

    /// @param periods in ascending order
    static ReadPlan ofHours(List<Range<Instant>> periods, NavigableSet<Instant> cuts, NavigableSet<Instant> stale) {
        ReadPlan plan = empty(cuts);
        periods.forEach(period -> plan.add(period, stale, null));
        return plan;
    }

    private static ReadPlan empty(NavigableSet<Instant> cuts) {
        return new ReadPlan(new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new ArrayList<>(), cuts);
    }

    /// Returns the hours to read from rollups: [#hours] and those of [#divided].
    List<Range<Instant>> hoursToRead() {
        return Stream.concat(
                        hours.stream(),
                        divided.keySet().stream().map(hour -> new Range<>(hour, hour.plus(1, ChronoUnit.HOURS))))
                .toList();
    }

    /// Returns the ranges to read from the calls: [#calls] and the shorter parts of [#divided].
    List<Range<Instant>> callsToRead() {
        return Stream.concat(calls.stream(), divided.values().stream().map(Divided::shorter))
                .toList();
    }

    private void add(Range<Instant> period, NavigableSet<Instant> stale, @Nullable ZoneId zone) {
        addHours(zone == null ? period.since() : addDays(zone, period, stale), period.until(), stale);
    }

    /// @return the end of the last day
    private Instant addDays(ZoneId zone, Range<Instant> period, NavigableSet<Instant> stale) {
        Instant rest = period.since();
        for (LocalDate day : Periods.wholeDays(zone, period)) {
            Instant begin = Periods.begin(zone, day);
            Instant end = Periods.begin(zone, day.plusDays(1));
            if (!has(cuts, begin.plusNanos(1), end) && !has(stale, hour(begin), end)) {
                addHours(rest, begin, stale);
                Range.append(days, day, day.plusDays(1));
                rest = end;
            }
        }
        return rest;
    }

    private void addHours(Instant since, Instant until, NavigableSet<Instant> stale) {
        // Nothing is left between consecutive days, even when midnight divides an hour.
        if (!since.isBefore(until)) {
            return;
        }
        for (Instant hour = hour(since); hour.isBefore(until); hour = hour.plus(1, ChronoUnit.HOURS)) {
            Instant end = hour.plus(1, ChronoUnit.HOURS);
            boolean whole = !hour.isBefore(since) && !end.isAfter(until);
            if (whole && !stale.contains(hour) && !has(cuts, hour.plusNanos(1), end)) {
                Range.append(hours, hour, end);
            } else {
                Range.append(calls, later(hour, since), earlier(end, until));
            }
        }
    }

    /// @param range a range of calls, which is divided hour by hour
    private void divide(Range<Instant> range, NavigableSet<Instant> stale) {
        for (Instant hour = hour(range.since()); hour.isBefore(range.until()); hour = hour.plus(1, ChronoUnit.HOURS)) {
            Instant end = hour.plus(1, ChronoUnit.HOURS);
            var wanted = new Range<>(later(hour, range.since()), earlier(end, range.until()));
            Divided parts = stale.contains(hour) ? null : divided(new Range<>(hour, end), wanted);
            if (parts == null) {
                Range.append(calls, wanted.since(), wanted.until());
            } else {
                divided.put(hour, parts);
            }
        }
    }

    /// @return null when the calls must be read, because the hour has three parts or only its
    ///     shorter part is wanted
    private @Nullable Divided divided(Range<Instant> hour, Range<Instant> wanted) {
        var moments = new TreeSet<>(cuts.subSet(hour.since(), false, hour.until(), false));
        Stream.of(wanted.since(), wanted.until())
                .filter(moment -> moment.isAfter(hour.since()) && moment.isBefore(hour.until()))
                .forEach(moments::add);
        if (moments.size() != 1) {
            return null;
        }
        var first = new Range<>(hour.since(), moments.first());
        var second = new Range<>(moments.first(), hour.until());
        boolean secondIsLonger = length(second).compareTo(length(first)) >= 0;
        Range<Instant> longer = secondIsLonger ? second : first;
        Range<Instant> shorter = secondIsLonger ? first : second;
        return wanted.equals(shorter) ? null : new Divided(longer.since(), shorter, wanted.equals(hour));
    }

    private static Duration length(Range<Instant> range) {
        return Duration.between(range.since(), range.until());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean has(NavigableSet<Instant> moments, Instant since, Instant until) {
        Instant first = moments.ceiling(since);
        return first != null && first.isBefore(until);
    }

    static Instant hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }
}
