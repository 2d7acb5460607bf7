package com.aivors.operator.delivery;

import com.aivors.eventlog.DeliveryOutcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of the webhook log: one received event and its outcome.
///
/// @param bytes the size of the event as stored
/// @param replayable whether a replay can change anything
public record Delivery(
        String id,
        Instant receivedAt,
        @Nullable UUID sourceId,
        @Nullable String sourceName,
        @Nullable String event,
        @Nullable String callId,
        @Nullable String agentId,
        @Nullable UUID clientId,
        @Nullable String clientName,
        DeliveryOutcome outcome,
        @Nullable String reason,
        int bytes,
        boolean replayable) {}
