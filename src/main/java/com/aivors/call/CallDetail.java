package com.aivors.call;

import com.aivors.retell.CallDocument;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call with all its details. JSON puts the fields of the row on the same level as the others. A
/// client's agency may hide cost, recording and transcript, and mask numbers.
///
/// @param transcript as text; null when nobody spoke or when the transcript may not be kept
/// @param latency in milliseconds, by component
/// @param recordingUnavailableReason the reason why no recording can be played: not_recorded,
///     expired (and no key renews the link), gone (Retell no longer has it), retell_unavailable
///     (try again), storage_opted_out, in_progress or hidden (by the agency); null when there is a
///     recording
/// @param events the events by which we learned of the call
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

    /// The result of Retell's analysis.
    public record CallAnalysis(
            @Nullable String summary,
            @Nullable Boolean successful,
            @Nullable Boolean inVoicemail,
            @Nullable String sentiment) {}

    /// The provider's charge for a call.
    ///
    /// @param cents rounded to whole cents
    public record CallCost(String currency, long cents, List<CostShare> items) {}

    /// @param cents fractional cents are possible
    public record CostShare(String product, BigDecimal cents) {}

    /// An event, with the time when we received it.
    public record ReceivedEvent(String event, Instant receivedAt) {}
}
