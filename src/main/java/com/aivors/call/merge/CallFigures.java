package com.aivors.call.merge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What figures can tell of a call: everything in its row but the texts that are only shown.
///
/// @param listedAt its start, else when it was first mentioned
/// @param outcome as `CallOutcome.text` says it
/// @param costCents fractional US cents
/// @param customAnalysis a JSON object as text
public record CallFigures(
        UUID clientId,
        String callId,
        Instant listedAt,
        @Nullable String agentId,
        @Nullable String agentName,
        @Nullable String callType,
        @Nullable String direction,
        @Nullable String fromNumber,
        @Nullable String toNumber,
        String outcome,
        @Nullable String disconnectionReason,
        @Nullable String sentiment,
        @Nullable Boolean successful,
        @Nullable Long durationMillis,
        @Nullable Double latencyMillis,
        @Nullable BigDecimal costCents,
        @Nullable String customAnalysis) {}
