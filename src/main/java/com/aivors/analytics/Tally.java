package com.aivors.analytics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The sums of some calls while they are counted. Two tallies merge in any order.
final class Tally {

    /// The name in the newest call that has one; null if none has.
    private @Nullable String agentName;

    private Instant namedAt = Instant.MIN;

    private final long[] sums = new long[Metric.values().length];
    final ValueCounts values;

    /// In milliseconds, of calls longer than 0.
    final Histogram durations;

    final Histogram latencies;

    Tally() {
        this(new ValueCounts(), new Histogram(), new Histogram());
    }

    Tally(ValueCounts values, Histogram durations, Histogram latencies) {
        this.values = values;
        this.durations = durations;
        this.latencies = latencies;
    }

    void name(@Nullable String name, Instant at) {
        if (name == null || at.isBefore(namedAt)) {
            return;
        }
        // For two names at the same time, the result must not depend on the order of reading.
        if (at.isAfter(namedAt) || agentName == null || name.compareTo(agentName) > 0) {
            agentName = name;
            namedAt = at;
        }
    }

    @Nullable
    String agentName() {
        return agentName;
    }

    void merge(Tally other) {
        mergeSums(other);
        values.merge(other.values);
        durations.merge(other.durations);
        latencies.merge(other.latencies);
    }

    /// Merges without values and histograms.
    void mergeSums(Tally other) {
        name(other.agentName, other.namedAt);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
    }

    /// Returns the negated sums. Merging them subtracts the calls that were counted here.
    Tally negated() {
        var negated = new Tally();
        for (int i = 0; i < sums.length; i++) {
            negated.sums[i] = -sums[i];
        }
        return negated;
    }

    void add(Metric metric, long more) {
        sums[metric.place()] += more;
    }

    long of(Metric metric) {
        return sums[metric.place()];
    }

    long calls() {
        return of(Metric.CALLS);
    }
}
