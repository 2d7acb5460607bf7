package com.aivors.faults;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Computes the expected call from the JSON of its events: the last event with a value decides each
/// field. Shares no code with the service, only the rule.
final class Fold {

    /// The columns of `call`, with their paths in an event.
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("agent_id", "/call/agent_id"),
            Map.entry("agent_name", "/call/agent_name"),
            Map.entry("call_type", "/call/call_type"),
            Map.entry("direction", "/call/direction"),
            Map.entry("from_number", "/call/from_number"),
            Map.entry("to_number", "/call/to_number"),
            Map.entry("ended_at", "/call/end_timestamp"),
            Map.entry("disconnection_reason", "/call/disconnection_reason"),
            Map.entry("successful", "/call/call_analysis/call_successful"),
            Map.entry("in_voicemail", "/call/call_analysis/in_voicemail"),
            Map.entry("sentiment", "/call/call_analysis/user_sentiment"),
            Map.entry("summary", "/call/call_analysis/call_summary"),
            Map.entry("cost_cents", "/call/call_cost/combined_cost"),
            Map.entry("latency_ms", "/call/latency/e2e/p50"),
            Map.entry("transcript", "/call/transcript"));

    private static final List<String> ORDER = List.of("", "call_ended", "call_analyzed");

    private Fold() {}

    /// @return values as text by column, times in milliseconds; omits columns without a value
    static Map<String, String> of(Collection<JsonNode> events) {
        List<JsonNode> inOrder = events.stream()
                .sorted(Comparator.comparingLong(Fold::time).thenComparingInt(event -> ORDER.indexOf(name(event))))
                .toList();
        var call = new HashMap<String, String>();
        for (JsonNode event : inOrder) {
            FIELDS.forEach((column, path) -> put(call, column, text(event.at(path))));
            put(call, "duration_ms", duration(event));
        }
        inOrder.stream()
                .map(event -> text(event.at("/call/start_timestamp")))
                .filter(Objects::nonNull)
                .min(Comparator.comparingLong(Long::parseLong))
                .ifPresent(first -> call.put("started_at", first));
        // Applies final statuses last, because a call never returns to ongoing.
        inOrder.stream().map(Fold::status).filter("ongoing"::equals).forEach(status -> call.put("status", status));
        inOrder.stream()
                .map(Fold::status)
                .filter(status -> !"ongoing".equals(status))
                .forEach(status -> call.put("status", status));
        return call;
    }

    /// Returns a value as text. Numbers compare by value: 1.50 equals 1.5.
    static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isNumber() ? number(value.decimalValue()) : value.asString();
    }

    static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String duration(JsonNode event) {
        String told = text(event.at("/call/duration_ms"));
        long start = event.at("/call/start_timestamp").asLong(0);
        long end = event.at("/call/end_timestamp").asLong(0);
        return told != null || start == 0 || end == 0 ? told : Long.toString(end - start);
    }

    private static String status(JsonNode event) {
        String told = text(event.at("/call/call_status"));
        return told == null ? ("call_started".equals(name(event)) ? "ongoing" : "ended") : told;
    }

    private static long time(JsonNode event) {
        for (String path : List.of("/event_timestamp", "/call/end_timestamp", "/call/start_timestamp")) {
            if (event.at(path).isNumber()) {
                return event.at(path).asLong();
            }
        }
        return 0;
    }

    private static String name(JsonNode event) {
        String name = event.path("event").asString("");
        return ORDER.contains(name) ? name : "";
    }

    private static void put(Map<String, String> call, String column, @Nullable String value) {
        if (value != null) {
            call.put(column, value);
        }
    }
}
