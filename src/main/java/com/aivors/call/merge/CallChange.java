package com.aivors.call.merge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A call before and after a write, exactly: its row was locked in between.
///
/// @param before null when the call was new
/// @param after null when the call was taken away
public record CallChange(
        @Nullable CallFigures before, @Nullable CallFigures after) {

    /// What the call is, or was before it was taken away.
    public CallFigures figures() {
        return after == null ? Objects.requireNonNull(before) : after;
    }

    /// Whether figures that were computed before are wrong now.
    public boolean changesFigures() {
        return !Objects.equals(before, after);
    }
}
