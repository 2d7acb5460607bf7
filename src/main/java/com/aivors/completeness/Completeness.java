package com.aivors.completeness;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Compares Retell's calls of a client with ours, per day of the client's time zone.
///
/// @param keyed whether there is a Retell key for the client's calls; without one they are not
///     checked
/// @param retell the number of calls in Retell's list
/// @param here calls of these that we have
/// @param missing calls of these that we lack
/// @param checkedAt null when never checked
/// @param days the newest first; omits days without calls at Retell
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
