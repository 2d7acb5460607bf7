package com.aivors.call.merge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The merge as the service has it, with a clock that stands still.
public final class Merging {

    private Merging() {}

    /// Marks hours, and calls a call overdue six hours after its start.
    public static CallMerge at(Instant now) {
        return new CallMerge(() -> now, Duration.ofHours(6), List.of(new RollupMarks()));
    }
}
