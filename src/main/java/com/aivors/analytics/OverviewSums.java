package com.aivors.analytics;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Adds up the pieces of a period in all ways that an overview needs.
final class OverviewSums {

    private static final int HOURS_OF_DAY = 24;
    private static final int DAYS_OF_WEEK = 7;

    private final Bucketing bucketing;
    private final ZoneId zone;
    private final Tally total = new Tally();
    private final List<Tally> series = new ArrayList<>();
    private final TreeMap<String, Tally> agents = new TreeMap<>();
    private final long[] hours = new long[DAYS_OF_WEEK * HOURS_OF_DAY];

    OverviewSums(Bucketing bucketing, ZoneId zone) {
        this.bucketing = bucketing;
        this.zone = zone;
        bucketing.buckets().forEach(_ -> series.add(new Tally()));
    }

    void add(CountedCalls piece) {
        total.merge(piece.tally());
        series.get(bucketing.indexOf(piece.at())).mergeSums(piece.tally());
        agents.computeIfAbsent(piece.agentId(), _ -> new Tally()).mergeSums(piece.tally());
        piece.eachSlot(zone, (weekday, hour, calls) -> hours[(weekday.getValue() - 1) * HOURS_OF_DAY + hour] += calls);
    }

    Tally total() {
        return total;
    }

    Bucketing bucketing() {
        return bucketing;
    }

    Tally point(int index) {
        return series.get(index);
    }

    Map<String, Tally> agents() {
        return agents;
    }

    /// Returns only hours with calls.
    List<Overview.Hour> hours() {
        var told = new ArrayList<Overview.Hour>();
        for (int i = 0; i < hours.length; i++) {
            if (hours[i] > 0) {
                told.add(new Overview.Hour(i / HOURS_OF_DAY + 1, i % HOURS_OF_DAY, hours[i]));
            }
        }
        return told;
    }
}
