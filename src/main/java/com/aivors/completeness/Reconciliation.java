package com.aivors.completeness;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The progress of a comparison with Retell's list of calls.
///
/// @param clientId null for all clients
/// @param automatic true for a scheduled run; false when an operator requested it
/// @param from includes calls that started at or after this time; null continues each workspace
///     where its last check ended
/// @param state waiting, running, done, failed or cancelled
/// @param progress 0 to 1, by the compared part of the period
/// @param found calls of clients in Retell's list
/// @param fetched calls of these that were fetched from Retell
/// @param missing calls of these that we still lack
/// @param nextTryAt the time of the next request to Retell; null when no part waits
/// @param errors a sentence for each workspace that had trouble
@Schema(name = "Reconciliation")
record Reconciliation(
        UUID id,
        @Nullable UUID clientId,
        boolean automatic,
        @Nullable Instant from,
        Instant to,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        String state,
        double progress,
        long found,
        long fetched,
        long missing,
        @Nullable Instant nextTryAt,
        List<Trouble> errors) {

    /// @param source the name of the workspace
    @Schema(name = "ReconciliationTrouble")
    record Trouble(String source, String reason) {}
}
