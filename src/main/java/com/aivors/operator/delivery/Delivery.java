package com.aivors.operator.delivery;

import com.aivors.eventlog.DeliveryOutcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the webhook log: what became of one thing a sender said.
///
/// @param bytes of the event as it is kept
/// @param replayable whether running it again can do anything
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
