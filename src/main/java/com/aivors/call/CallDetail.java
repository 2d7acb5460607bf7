package com.aivors.call;

import com.aivors.retell.CallDocument;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything about one call. The row lies flat beside the rest. A client's agency may hide cost,
/// recording and transcript, and mask numbers.
///
/// @param transcript as text; null when nothing was said or nothing may be kept
/// @param latency milliseconds by component
/// @param recordingUnavailableReason why there is no recording to play: not_recorded, expired (and
///     no key renews the link), gone (Retell has it no more), retell_unavailable (try again),
///     storage_opted_out, in_progress or hidden (the agency shows none); null when there is one
/// @param events how the call arrived
public record CallDetail(
        @JsonUnwrapped CallRow call,
        @Nullable String transcript,
        List<CallDocument.Turn> turns,
        @Nullable CallAnalysis analysis,
        List<CallDocument.CustomValue> customAnalysis,
        Map<String, CallDocument.Percentiles> latency,
        @Nullable CallCost cost,
        @Nullable String recordingUrl,
        @Nullable String recordingUnavailableReason,
        @Nullable String transferDestination,
        List<ReceivedEvent> events) {

    public CallDetail withRecording(@Nullable String url, @Nullable String reason) {
        return new CallDetail(
                call,
                transcript,
                turns,
                analysis,
                customAnalysis,
                latency,
                cost,
                url,
                reason,
                transferDestination,
                events);
    }

    /// What Retell's analysis found.
    public record CallAnalysis(
            @Nullable String summary,
            @Nullable Boolean successful,
            @Nullable Boolean inVoicemail,
            @Nullable String sentiment) {}

    /// What the provider charges.
    ///
    /// @param cents rounded to whole cents
    public record CallCost(String currency, long cents, List<CostShare> items) {}

    /// @param cents may be a fraction
    public record CostShare(String product, BigDecimal cents) {}

    /// One event as it reached us.
    public record ReceivedEvent(String event, Instant receivedAt) {}
}
