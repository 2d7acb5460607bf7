package com.aivors.analytics;

import com.aivors.call.CustomFields;
import com.aivors.call.filter.ReachedGoal;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.Goal;
import java.util.Map;

/// Counts a call by the rules of its client. Both the rollups and the direct reading of calls use
/// this class, so their figures agree.
final class CallCounter {

    /// Longer values are free text and count as other.
    private static final int LONGEST_VALUE = 60;

    private final ClientSettings settings;

    CallCounter(ClientSettings settings) {
        this.settings = settings;
    }

    /// Adds a call to a tally.
    void count(CallRecord call, Tally tally, ReadingDetail detail) {
        tally.name(call.agentName(), call.at());
        for (Metric metric : Metric.values()) {
            tally.add(metric, metric.of(call, settings));
        }
        if (detail != ReadingDetail.SUMS && call.latencyMillis() != null) {
            tally.latencies.add(call.latencyMillis());
        }
        if (detail == ReadingDetail.ALL) {
            countAll(call, tally);
        }
    }

    private void countAll(CallRecord call, Tally tally) {
        if (call.durationMillis() != null && call.durationMillis() > 0) {
            tally.durations.add(call.durationMillis());
        }
        countValues(call, tally.values);
    }

    private void countValues(CallRecord call, ValueCounts values) {
        if (call.reason() != null) {
            values.reasons().add(call.reason(), 1);
        }
        if (call.sentiment() != null) {
            values.sentiments().add(call.sentiment(), 1);
        }
        Map<String, String> fields = CustomFields.of(call.customAnalysis());
        fields.forEach(
                (name, value) -> values.field(name).add(value.length() > LONGEST_VALUE ? Counts.OTHER : value, 1));
        for (Goal goal : settings.goals()) {
            if (ReachedGoal.by(goal.condition(), call.successful(), call.outcome(), fields)) {
                values.goals().add(goal.id(), 1);
            }
        }
    }
}
