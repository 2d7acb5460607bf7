package com.aivors.analytics;

import com.aivors.call.CallDisclosure;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.Goal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds the response for an overview from its sums.
///
/// @param before the sums of the comparison period; null without a comparison
record OverviewAnswer(
        OverviewQuery.Question question,
        ZoneId zone,
        ClientSettings settings,
        OverviewSums sums,
        @Nullable Range<Instant> compared,
        @Nullable Tally before,
        CallDisclosure disclosure) {

    private static final int MOST_AGENTS = 100;
    private static final int MOST_FIELD_VALUES = 20;
    private static final double MILLIS_PER_SECOND = 1_000;

    /// The bounds in seconds for the lengths of calls.
    static final List<Double> LENGTHS = List.of(15.0, 30.0, 60.0, 120.0, 300.0, 600.0);

    /// The bounds in milliseconds for response times.
    static final List<Double> RESPONSES = List.of(500.0, 1_000.0, 1_500.0, 2_000.0, 3_000.0, 5_000.0);

    Overview with(Callers.Top callers) {
        Tally total = sums.total();
        Figures now = Figures.of(total);
        Figures previous = before == null ? null : Figures.of(before);
        return new Overview(
                question.period().since(),
                question.period().until(),
                zone.getId(),
                compared == null ? null : new Overview.Span(compared.since(), compared.until()),
                question.bucket().name().toLowerCase(Locale.ROOT),
                new ComparedTotals(now, previous),
                List.of(
                        rate("answered", now, previous, f -> new Overview.Part(f.answered(), f.calls())),
                        rate("connected", now, previous, f -> new Overview.Part(f.connected(), f.calls())),
                        rate("voicemail", now, previous, f -> new Overview.Part(f.voicemail(), f.calls())),
                        rate("successful", now, previous, f -> new Overview.Part(f.successful(), f.judged()))),
                series(),
                sums.hours(),
                outcomes(total),
                counts(total.values.reasons()).stream()
                        .map(Overview.ReasonCount::of)
                        .toList(),
                counts(total.values.sentiments()),
                Overview.Distribution.of(total.durations, MILLIS_PER_SECOND, LENGTHS),
                Overview.Distribution.of(total.latencies, 1, RESPONSES),
                before == null || !question.comparesResponses() ? null : before.latencies.quantile(0.5),
                agents(),
                goals(),
                fields(),
                callers.callers(),
                callers.of(),
                settings.openingHours() == null
                        ? null
                        : rate("afterHours", now, previous, f -> new Overview.Part(f.afterHours(), f.calls())),
                rate("transferred", now, previous, f -> new Overview.Part(f.transferred(), f.calls())),
                settings.currency());
    }

    private interface PartOf {
        Overview.Part of(Figures figures);
    }

    private static Overview.Rate rate(String name, Figures now, @Nullable Figures before, PartOf part) {
        return Overview.Rate.of(name, part.of(now), before == null ? null : part.of(before));
    }

    private List<Overview.Point> series() {
        var points = new ArrayList<Overview.Point>();
        for (Range<Instant> bucket : sums.bucketing().buckets()) {
            Tally tally = sums.point(points.size());
            Figures figures = Figures.of(tally);
            var outcomes = new LinkedHashMap<String, Long>();
            Metric.OUTCOMES.forEach(outcome -> outcomes.put(outcome.column(), tally.of(outcome)));
            points.add(new Overview.Point(
                    question.bucket().date(zone, bucket.since()),
                    bucket.since(),
                    bucket.until(),
                    figures.calls(),
                    figures.answered(),
                    figures.notConnected(),
                    figures.successful(),
                    figures.judged(),
                    figures.afterHours(),
                    figures.talkSeconds(),
                    outcomes));
        }
        return points;
    }

    private static List<Overview.ValueCount> outcomes(Tally tally) {
        var outcomes = new Counts();
        Metric.OUTCOMES.stream()
                .filter(outcome -> tally.of(outcome) > 0)
                .forEach(outcome -> outcomes.add(outcome.column(), tally.of(outcome)));
        return counts(outcomes);
    }

    private static List<Overview.ValueCount> counts(Counts counts) {
        return counts.mostFirst().stream()
                .map(value -> value.getKey().equals(Counts.OTHER)
                        ? Overview.ValueCount.rest(value.getValue())
                        : new Overview.ValueCount(value.getKey(), value.getValue(), false))
                .toList();
    }

    private List<Overview.AgentFigures> agents() {
        return sums.agents().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Tally> agent) ->
                                agent.getValue().calls())
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_AGENTS)
                .map(agent -> new Overview.AgentFigures(
                        agent.getKey().isEmpty() ? null : agent.getKey(),
                        agent.getValue().agentName(),
                        Figures.of(agent.getValue())))
                .toList();
    }

    private List<Overview.GoalFigures> goals() {
        return settings.goals().stream().map(this::goal).toList();
    }

    private Overview.GoalFigures goal(Goal goal) {
        long calls = sums.total().values.goals().of(goal.id());
        Long previous = before == null ? null : before.values.goals().of(goal.id());
        return new Overview.GoalFigures(
                goal.id(),
                goal.name(),
                calls,
                Overview.Rate.of(
                        goal.name(),
                        new Overview.Part(calls, sums.total().calls()),
                        before == null || previous == null ? null : new Overview.Part(previous, before.calls())),
                goal.valueCents(),
                worth(goal, calls),
                previous == null ? null : worth(goal, previous));
    }

    private static @Nullable Long worth(Goal goal, long calls) {
        return goal.valueCents() == null ? null : Math.multiplyExact(goal.valueCents(), calls);
    }

    /// Omits fields that identify the caller, because each caller has another value. Also omits
    /// free text, which are fields whose calls mostly count as other.
    private List<Overview.Field> fields() {
        var fields = new ArrayList<Overview.Field>();
        sums.total().values.fields().forEach((name, counted) -> {
            Counts values = counted.without(disclosure::hidesValue);
            boolean freeText = 2 * values.of(Counts.OTHER) > values.total();
            if (!freeText && !disclosure.hides(name) && !settings.fieldRoles().tellCaller(name)) {
                boolean exact = values.of(Counts.OTHER) == 0;
                values.keep(MOST_FIELD_VALUES);
                fields.add(new Overview.Field(name, exact, counts(values)));
            }
        });
        return fields;
    }
}
