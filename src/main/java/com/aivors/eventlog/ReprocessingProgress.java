package com.aivors.eventlog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was asked to be replayed, and how far that is.
///
/// @param from received then or later
/// @param to received before
/// @param callsRead made anew from their stored events so far
/// @param callsChanged of them, those that were not what their events say
/// @param callsFailed left as they are, because their events can no longer be read or written
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
