package com.aivors.retell;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The facts about a call in one event. Null means that the event does not contain the fact. Times
/// are in milliseconds since the epoch. Text is safe for PostgreSQL: no U+0000, no lone surrogate.
///
/// @param durationMillis from `duration_ms` only; the merged call computes the difference of both
///     times
/// @param costCents fractional US cents (`call_cost.combined_cost`)
/// @param latencyMillis median end-to-end latency (`latency.e2e.p50`)
/// @param customAnalysis `custom_analysis_data` as a JSON object text
/// @param recorded true when the event names a recording, otherwise null
public record CallFacts(
        @Nullable String agentId,
        @Nullable String agentName,
        @Nullable String callType,
        @Nullable String direction,
        @Nullable String fromNumber,
        @Nullable String toNumber,
        @Nullable String status,
        @Nullable Long startedAtMillis,
        @Nullable Long endedAtMillis,
        @Nullable Long durationMillis,
        @Nullable String disconnectionReason,
        @Nullable Boolean successful,
        @Nullable Boolean inVoicemail,
        @Nullable String sentiment,
        @Nullable String summary,
        @Nullable String transcript,
        @Nullable BigDecimal costCents,
        @Nullable Double latencyMillis,
        @Nullable String customAnalysis,
        @Nullable Boolean recorded) {}
