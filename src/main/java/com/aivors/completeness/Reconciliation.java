package com.aivors.completeness;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a comparison with Retell's list of calls is.
///
/// @param clientId null for all clients
/// @param automatic by the clock; else an operator asked for it
/// @param from calls that started then or later; null when each workspace goes on where its last
///     check ended
/// @param state waiting, running, done, failed or cancelled
/// @param progress 0 to 1, by the time that has been gone through
/// @param found calls of clients that Retell lists
/// @param fetched of them, those that were fetched from Retell
/// @param missing of them, those that are not here in the end
/// @param nextTryAt when Retell is asked again; null when nothing waits
/// @param errors in words, for each workspace that had trouble
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
