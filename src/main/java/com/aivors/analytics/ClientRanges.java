package com.aivors.analytics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Ranges of times or days of several clients, as the parameters of one statement.
final class ClientRanges<T extends Comparable<? super T>> {

    private final List<UUID> clients = new ArrayList<>();
    private final List<Range<T>> ranges = new ArrayList<>();

    void add(UUID client, List<Range<T>> those) {
        those.forEach(range -> add(client, range));
    }

    private void add(UUID client, Range<T> range) {
        clients.add(client);
        ranges.add(range);
    }

    /// Separates the ranges that begin before a moment from the others. Otherwise an old range of
    /// one client would make a statement scan that time for all clients. Omits empty parts.
    Stream<ClientRanges<T>> parts(T moment) {
        var before = new ClientRanges<T>();
        var since = new ClientRanges<T>();
        for (int i = 0; i < ranges.size(); i++) {
            boolean old = ranges.get(i).since().compareTo(moment) < 0;
            (old ? before : since).add(clients.get(i), ranges.get(i));
        }
        return Stream.of(before, since).filter(part -> !part.ranges.isEmpty());
    }

    /// Returns `clients`, `since` and `until` with one element per range. Also returns the distinct
    /// clients as `those`, and the limits of all ranges as `least` and `most`. With these
    /// conditions, a statement uses the index of client and time; with only a join on the ranges,
    /// it may read the whole table.
    Map<String, Object> parameters() {
        return Map.of(
                "clients",
                ids(clients),
                "since",
                texts(Range::since),
                "until",
                texts(Range::until),
                "those",
                ids(clients.stream().distinct().toList()),
                "least",
                Collections.min(ranges.stream().map(Range::since).toList()).toString(),
                "most",
                Collections.max(ranges.stream().map(Range::until).toList()).toString());
    }

    static String[] ids(List<UUID> clients) {
        return clients.stream().map(UUID::toString).toArray(String[]::new);
    }

    private String[] texts(Function<Range<T>, T> bound) {
        return ranges.stream().map(range -> bound.apply(range).toString()).toArray(String[]::new);
    }
}
