package com.aivors.analytics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What some calls add up to. Two tallies merge in any order.
final class Tally {

    /// Each has a column of its name in the rollups.
    static final List<String> OUTCOMES =
            List.of("in_progress", "answered", "voicemail", "transferred", "not_connected", "failed", "no_end");

    /// As of the newest of the calls that name it; null where none does.
    private @Nullable String agentName;

    private Instant namedAt = Instant.MIN;

    long calls;
    long talkMillis;
    long successful;
    long judged;
    long inbound;
    long outbound;
    long afterHours;
    final long[] outcomes = new long[OUTCOMES.size()];
    final Values values;

    /// Milliseconds, of calls that talked.
    final Histogram durations;

    final Histogram latencies;

    Tally() {
        this(new Values(), new Histogram(), new Histogram());
    }

    Tally(Values values, Histogram durations, Histogram latencies) {
        this.values = values;
        this.durations = durations;
        this.latencies = latencies;
    }

    void name(@Nullable String name, Instant at) {
        if (name == null || at.isBefore(namedAt)) {
            return;
        }
        // Of two at once, the order of reading must not decide.
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
        mergeCounters(other);
        values.merge(other.values);
        durations.merge(other.durations);
        latencies.merge(other.latencies);
    }

    /// Without values and histograms.
    void mergeCounters(Tally other) {
        name(other.agentName, other.namedAt);
        calls += other.calls;
        talkMillis += other.talkMillis;
        successful += other.successful;
        judged += other.judged;
        inbound += other.inbound;
        outbound += other.outbound;
        afterHours += other.afterHours;
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] += other.outcomes[i];
        }
    }

    long outcome(String name) {
        return outcomes[OUTCOMES.indexOf(name)];
    }
}
