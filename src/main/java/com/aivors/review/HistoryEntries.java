package com.aivors.review;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the entries for the history that one change makes.
public final class HistoryEntries {

    private final List<Entry> entries = new ArrayList<>();

    /// @param field flagged, done, assignee or tag
    record Entry(
            String field, @Nullable String before, @Nullable String after) {}

    /// Adds an entry unless the values are equal.
    public void changed(String field, boolean before, boolean after) {
        if (before != after) {
            add(field, String.valueOf(before), String.valueOf(after));
        }
    }

    /// @param before null when there was no value
    /// @param after null when there is no value
    void add(String field, @Nullable String before, @Nullable String after) {
        entries.add(new Entry(field, before, after));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    List<Entry> list() {
        return List.copyOf(entries);
    }
}
