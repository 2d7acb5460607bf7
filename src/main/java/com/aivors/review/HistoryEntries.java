package com.aivors.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one change has changed.
final class HistoryEntries {

    private final List<Entry> entries = new ArrayList<>();

    /// @param field flagged, done, assignee or tag
    record Entry(
            String field, @Nullable String before, @Nullable String after) {}

    void changed(String field, boolean before, boolean after) {
        changed(field, String.valueOf(before), String.valueOf(after));
    }

    /// Equal values are no change.
    void changed(String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after) || field.equals("assignee")) {
            entries.add(new Entry(field, before, after));
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    List<Entry> list() {
        return List.copyOf(entries);
    }
}
