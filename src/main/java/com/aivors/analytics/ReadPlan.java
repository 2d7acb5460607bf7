package com.aivors.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/// Where the calls of a period are read from. The three cover the period without an overlap.
///
/// @param days of [Level#DAY]
/// @param hours of [Level#HOUR]
/// @param calls of the calls themselves
/// @param cuts moments at which nothing counted together may be read
record ReadPlan(
        List<Range<LocalDate>> days,
        List<Range<Instant>> hours,
        List<Range<Instant>> calls,
        NavigableSet<Instant> cuts) {

    /// @param stale hours whose rollups are not right
    /// @param zone of the day rows; null to use none
    static ReadPlan of(
            Range<Instant> period, NavigableSet<Instant> cuts, NavigableSet<Instant> stale, @Nullable ZoneId zone) {
        var plan = new ReadPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), cuts);
        plan.add(period, stale, zone);
        return plan;
    }

    /// @param periods in order
    static ReadPlan ofHours(List<Range<Instant>> periods, NavigableSet<Instant> cuts, NavigableSet<Instant> stale) {
        var plan = new ReadPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), cuts);
        periods.forEach(period -> plan.add(period, stale, null));
        return plan;
    }

    private void add(Range<Instant> period, NavigableSet<Instant> stale, @Nullable ZoneId zone) {
        addHours(zone == null ? period.since() : addDays(zone, period, stale), period.until(), stale);
    }

    /// @return where the last of the days ends
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
        for (Instant hour = hour(since); hour.isBefore(until); hour = hour.plus(1, ChronoUnit.HOURS)) {
            Instant end = hour.plus(1, ChronoUnit.HOURS);
            boolean whole = !hour.isBefore(since) && !end.isAfter(until);
            if (whole && !stale.contains(hour) && !has(cuts, hour.plusNanos(1), end)) {
                Range.append(hours, hour, end);
            } else {
                Range.append(calls, hour.isBefore(since) ? since : hour, end.isAfter(until) ? until : end);
            }
        }
    }

    private static boolean has(NavigableSet<Instant> moments, Instant since, Instant until) {
        Instant first = moments.ceiling(since);
        return first != null && first.isBefore(until);
    }

    static Instant hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }
}
