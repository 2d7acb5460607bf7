package com.aivors.call;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A call before and after a write, exactly: its row was locked in between.
///
/// @param before null when the call was new
/// @param after null when the call was taken away
public record CallChange(
        @Nullable CallFigures before, @Nullable CallFigures after) {

    /// Whether figures that were computed before are wrong now.
    public boolean changesFigures() {
        return !Objects.equals(before, after);
    }
}
