package com.aivors.call.merge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The service's merge with a fixed clock.
public final class Merging {

    private Merging() {}

    /// Marks hours, and treats a call as overdue six hours after its start.
    public static CallMerge at(Instant now) {
        return new CallMerge(() -> now, Duration.ofHours(6), List.of(new RollupMarks()));
    }
}
