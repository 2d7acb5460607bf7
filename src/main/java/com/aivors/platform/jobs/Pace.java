package com.aivors.platform.jobs;

import java.time.Duration;

/// The speed of periodic work, as a multiple of the usual. Tests use a higher one, to wait less.
///
/// @param times at least 1
public record Pace(int times) {

    public static final Pace USUAL = new Pace(1);

    /// @param usual the usual pause
    public Duration of(Duration usual) {
        return usual.dividedBy(times);
    }
}
