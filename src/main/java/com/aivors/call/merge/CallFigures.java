package com.aivors.call.merge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The values of a call that figures may use: its row without the texts that are only displayed.
///
/// @param listedAt the start, or the time of the first event if there is no start
/// @param outcome as `CallOutcome.text` returns it
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
