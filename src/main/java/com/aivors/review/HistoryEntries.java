package com.aivors.review;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one change has changed.
public final class HistoryEntries {

    private final List<Entry> entries = new ArrayList<>();

    /// @param field flagged, done, assignee or tag
    record Entry(
            String field, @Nullable String before, @Nullable String after) {}

    /// Equal values are no change.
    public void changed(String field, boolean before, boolean after) {
        if (before != after) {
            add(field, String.valueOf(before), String.valueOf(after));
        }
    }

    /// @param before null for none
    /// @param after null for none
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
