package com.aivors.analytics;

import java.util.List;

/// @param until exclusive
record Range<T>(T since, T until) {

    /// Appends a range. Joins it to the last one if they are adjacent.
    static <T> void append(List<Range<T>> ranges, T since, T until) {
        if (!ranges.isEmpty() && ranges.getLast().until().equals(since)) {
            ranges.set(ranges.size() - 1, new Range<>(ranges.getLast().since(), until));
        } else {
            ranges.add(new Range<>(since, until));
        }
    }
}
