package com.aivors.completeness;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Retell's calls of a client beside ours, for each day of its time zone.
///
/// @param keyed whether there is a Retell key to check its calls with; without one nothing is checked
/// @param retell calls that Retell lists
/// @param here of them, those that we hold
/// @param missing of them, those that we do not
/// @param checkedAt null when never
/// @param days the newest first; days without a call of Retell's are left out
@Schema(name = "Completeness")
record Completeness(
        UUID clientId,
        String clientName,
        String timezone,
        boolean keyed,
        long retell,
        long here,
        long missing,
        @Nullable Instant checkedAt,
        List<Day> days) {

    @Schema(name = "CompletenessDay")
    record Day(LocalDate day, long retell, long here, long missing, Instant checkedAt, List<Difference> differences) {}

    /// @param kind missing, unfinished (its end or analysis) or unclaimed
    @Schema(name = "CompletenessDifference")
    record Difference(String callId, String kind, String reason) {}
}
