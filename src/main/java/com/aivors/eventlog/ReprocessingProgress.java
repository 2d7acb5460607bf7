package com.aivors.eventlog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A requested replay and its progress.
///
/// @param from includes events received at or after this time
/// @param to includes events received before this time
/// @param callsRead calls that were computed from their events so far
/// @param callsChanged calls of these that differed from their events
/// @param callsFailed calls that stay unchanged because their events cannot be read or written
public record ReprocessingProgress(
        UUID id,
        @Nullable String callId,
        @Nullable UUID clientId,
        @Nullable Instant from,
        @Nullable Instant to,

        @Schema(allowableValues = {"waiting", "running", "done"})
        String state,

        long callsRead,
        long callsChanged,
        long callsFailed,
        Instant requestedAt,
        @Nullable Instant finishedAt) {}
