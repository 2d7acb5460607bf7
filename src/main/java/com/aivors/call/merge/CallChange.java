package com.aivors.call.merge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A call before and after a write. The row was locked in between, so both are exact.
///
/// @param before null for a new call
/// @param after null for a removed call
public record CallChange(
        @Nullable CallFigures before, @Nullable CallFigures after) {

    /// Returns the current figures, or the last ones of a removed call.
    public CallFigures figures() {
        return after == null ? Objects.requireNonNull(before) : after;
    }

    /// Returns whether earlier computed figures are wrong now.
    public boolean changesFigures() {
        return !Objects.equals(before, after);
    }
}
