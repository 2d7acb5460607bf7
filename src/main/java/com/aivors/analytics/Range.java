package com.aivors.analytics;

import java.util.List;

/// @param until exclusive
record Range<T>(T since, T until) {

    /// Adds a range behind those that are there, and joins it to the last where they touch.
    static <T> void append(List<Range<T>> ranges, T since, T until) {
        if (!ranges.isEmpty() && ranges.getLast().until().equals(since)) {
            ranges.set(ranges.size() - 1, new Range<>(ranges.getLast().since(), until));
        } else {
            ranges.add(new Range<>(since, until));
        }
    }
}
