package com.aivors.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Retell's call object, with the fields that the demo uses, in Retell's names and units.
record CallObject(
        String callId,
        String callType,
        String agentId,
        int agentVersion,
        String agentName,
        Map<String, String> retellLlmDynamicVariables,
        String callStatus,
        @Nullable Long startTimestamp,
        @Nullable Long endTimestamp,
        @Nullable Long durationMs,
        @Nullable String transcript,
        @Nullable List<Utterance> transcriptObject,
        @Nullable List<Object> transcriptWithToolCalls,
        @Nullable String recordingUrl,
        @Nullable String disconnectionReason,
        @Nullable String transferDestination,
        @Nullable Map<String, Percentiles> latency,
        @Nullable Cost callCost,
        String dataStorageSetting,
        @Nullable String fromNumber,
        @Nullable String toNumber,
        @Nullable String direction,
        @Nullable Analysis callAnalysis) {

    record Utterance(String role, String content, List<Word> words) {}

    /// A word with its times, in seconds from the start of the audio.
    record Word(String word, double start, double end) {}

    record Invocation(String role, String toolCallId, String name, String arguments) {}

    record Result(String role, String toolCallId, String content, boolean successful) {}

    /// Latencies in milliseconds.
    record Percentiles(double p50, double p90, double p95, double p99, double max, double min, int num) {}

    /// Costs in fractional cents.
    record Cost(List<Product> productCosts, long totalDurationSeconds, double combinedCost) {}

    record Product(
            String product,
            @Nullable Double unitPrice,
            double cost,
            @Nullable Boolean isTransferLegCost) {}

    record Analysis(
            String callSummary,
            boolean inVoicemail,
            String userSentiment,
            boolean callSuccessful,
            Map<String, Object> customAnalysisData) {}

    /// Returns the content of `call_started`.
    CallObject begun() {
        return new CallObject(
                callId,
                callType,
                agentId,
                agentVersion,
                agentName,
                retellLlmDynamicVariables,
                "ongoing",
                startTimestamp,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                dataStorageSetting,
                fromNumber,
                toNumber,
                direction,
                null);
    }

    /// Returns the content of `call_ended`: all fields except the analysis.
    CallObject unanalyzed() {
        return new CallObject(
                callId,
                callType,
                agentId,
                agentVersion,
                agentName,
                retellLlmDynamicVariables,
                callStatus,
                startTimestamp,
                endTimestamp,
                durationMs,
                transcript,
                transcriptObject,
                transcriptWithToolCalls,
                recordingUrl,
                disconnectionReason,
                transferDestination,
                latency,
                callCost,
                dataStorageSetting,
                fromNumber,
                toNumber,
                direction,
                null);
    }
}
