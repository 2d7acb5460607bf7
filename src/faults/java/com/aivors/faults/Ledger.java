package com.aivors.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// All sent requests and their results, recorded by the sender.
final class Ledger {

    private final Queue<Sent> lines = new ConcurrentLinkedQueue<>();

    void add(Sent sent) {
        lines.add(sent);
    }

    void add(Ledger other) {
        lines.addAll(other.lines);
    }

    List<Sent> lines() {
        return List.copyOf(lines);
    }

    long count(Sent.Outcome outcome) {
        return lines.stream().filter(sent -> sent.outcome() == outcome).count();
    }

    /// Returns the ids of events that were acknowledged at least once.
    Set<String> acknowledged() {
        var ids = new HashSet<String>();
        lines.stream()
                .filter(sent -> sent.outcome() == Sent.Outcome.OK)
                .forEach(sent -> ids.add(sent.said().id()));
        return ids;
    }

    /// Returns each event that a sender would send again.
    List<Said> unacknowledged() {
        Set<String> done = acknowledged();
        return said().values().stream()
                .filter(said -> !done.contains(said.id()))
                .toList();
    }

    /// Returns every sent event by id.
    Map<String, Said> said() {
        var all = new LinkedHashMap<String, Said>();
        lines.forEach(sent -> all.put(sent.said().id(), sent.said()));
        return all;
    }

    /// Returns the sorted durations of responses with this outcome.
    List<Long> millis(Sent.Outcome outcome) {
        return lines.stream()
                .filter(sent -> sent.outcome() == outcome)
                .map(Sent::millis)
                .sorted()
                .toList();
    }

    /// Returns the time from a moment to the first success after it, in milliseconds.
    long firstOkAfter(long moment) {
        return first(moment, Sent.Outcome.OK);
    }

    /// Returns the time from a moment to the first refusal after it, in milliseconds.
    long firstFailAfter(long moment) {
        return first(moment, Sent.Outcome.FAIL);
    }

    private long first(long moment, Sent.Outcome outcome) {
        return lines.stream()
                .filter(sent -> sent.outcome() == outcome && sent.at() + sent.millis() >= moment)
                .mapToLong(sent -> sent.at() + sent.millis() - moment)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    static long quantile(Collection<Long> millis, double quantile) {
        var sorted = new ArrayList<>(millis);
        sorted.sort(null);
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * quantile));
    }

    @Override
    public String toString() {
        return "%d sent, %d ok, %d refused, %d unanswered"
                .formatted(lines.size(), count(Sent.Outcome.OK), count(Sent.Outcome.FAIL), count(Sent.Outcome.INFO));
    }
}
