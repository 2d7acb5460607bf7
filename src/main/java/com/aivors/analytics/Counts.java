package com.aivors.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Numbers of calls by value. Values that are too many or too long count as [#OTHER].
final class Counts {

    /// Cannot collide, because no value is empty.
    static final String OTHER = "";

    private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    private final TreeMap<String, Long> calls;

    Counts() {
        this(Map.of());
    }

    @JsonCreator
    Counts(Map<String, Long> calls) {
        this.calls = new TreeMap<>(calls);
    }

    void add(String value, long count) {
        calls.merge(value, count, Long::sum);
    }

    void merge(Counts others) {
        others.calls.forEach(this::add);
    }

    long of(String value) {
        return calls.getOrDefault(value, 0L);
    }

    long total() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /// @return a copy in which the selected values count as other
    Counts without(Predicate<String> left) {
        var kept = new Counts();
        calls.forEach((value, count) -> kept.add(left.test(value) ? OTHER : value, count));
        return kept;
    }

    /// Keeps the most frequent values and counts the rest as other.
    void keep(int most) {
        if (calls.size() <= most) {
            return;
        }
        mostFirst().stream()
                .filter(value -> !value.getKey().equals(OTHER))
                .skip(most - 1L)
                .forEach(value -> {
                    calls.remove(value.getKey());
                    add(OTHER, value.getValue());
                });
    }

    /// Returns the most frequent value first; equal counts are ordered by value.
    List<Map.Entry<String, Long>> mostFirst() {
        return calls.entrySet().stream()
                .sorted(MOST_FIRST)
                .map(Map.Entry::copyOf)
                .toList();
    }

    @JsonValue
    Map<String, Long> calls() {
        return calls;
    }
}
