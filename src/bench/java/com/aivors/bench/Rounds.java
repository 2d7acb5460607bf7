package com.aivors.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// The rounds of all contenders, and their medians.
final class Rounds {

    private final Map<String, List<Round>> byContender = new LinkedHashMap<>();
    private final Map<String, List<Double>> workByContender = new LinkedHashMap<>();

    /// @param busyMillis the CPU time of all processes during the round
    void add(String contender, Round round, long busyMillis) {
        byContender.computeIfAbsent(contender, _ -> new ArrayList<>()).add(round);
        workByContender.computeIfAbsent(contender, _ -> new ArrayList<>()).add((double) busyMillis / round.done());
    }

    boolean has(String contender) {
        return byContender.containsKey(contender);
    }

    double rate(String contender) {
        return median(of(contender).stream().map(Round::perSecond).toList());
    }

    double latency(String contender, double share) {
        return median(of(contender).stream()
                .map(round -> round.latencies().millis(share))
                .toList());
    }

    /// Returns the CPU time per event in milliseconds, including the contender, the database and
    /// the generator.
    double work(String contender) {
        return median(Objects.requireNonNull(workByContender.get(contender)));
    }

    void tell(Report report) {
        byContender.forEach((name, rounds) -> {
            report.line(
                    "rate %s %.0f per second (%.0f to %.0f)",
                    name, rate(name), extreme(rounds, Round::perSecond, 0), extreme(rounds, Round::perSecond, 1));
            if (rounds.getFirst().latencies().count() > 0) {
                report.line("p50 %s %.1f ms", name, latency(name, 0.5));
                report.line("p99 %s %.1f ms", name, latency(name, 0.99));
            }
            if (work(name) > 0) {
                report.line("work %s %.3f ms of processor time an event", name, work(name));
            }
            long lost = rounds.stream()
                    .mapToLong(round -> round.refused() + round.failed())
                    .sum();
            if (lost > 0) {
                report.line("not-stored %s %d", name, lost);
            }
        });
    }

    /// Reports the ratio of the medians, and the smallest and the largest ratio of two consecutive
    /// rounds.
    void tell(Report report, Figure figure, String one, String other) {
        if (!has(one) || !has(other)) {
            return;
        }
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < Math.min(of(one).size(), of(other).size()); i++) {
            pairs.add(of(one).get(i).perSecond() / of(other).get(i).perSecond());
        }
        pairs.sort(Comparator.naturalOrder());
        report.figure(figure, rate(one) / rate(other));
        report.line("spread %s/%s %.2f to %.2f", one, other, pairs.getFirst(), pairs.getLast());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double extreme(List<Round> rounds, ToDoubleFunction<Round> of, int which) {
        var all = rounds.stream().mapToDouble(of).summaryStatistics();
        return which == 0 ? all.getMin() : all.getMax();
    }

    private List<Round> of(String contender) {
        return Objects.requireNonNull(byContender.get(contender));
    }
}
