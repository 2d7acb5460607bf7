package com.aivors.platform.jobs;

import java.time.Duration;

/// How much more often than usual periodic work is done. Tests that wait for it use a higher one.
///
/// @param times at least 1
public record Pace(int times) {

    public static final Pace USUAL = new Pace(1);

    /// @param usual a pause between two times
    public Duration of(Duration usual) {
        return usual.dividedBy(times);
    }
}
