package com.aivors.retell;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Reads the fields of lists and figures from a call, each for itself: a bad one is missing, the
/// others stay.
final class FactReader {

    /// Far above any real one; the stored body keeps it in any case.
    private static final int LONGEST_CUSTOM_ANALYSIS = 65_536;

    private static final Json.Obj NOTHING = new Json.Obj(new LinkedHashMap<>());

    private FactReader() {}

    static CallFacts read(String event, Json.Obj call, Json.Obj beside) {
        Long startedAt = Lenient.epochMillis(call.get("start_timestamp"));
        Long endedAt = Lenient.epochMillis(call.get("end_timestamp"));
        Long duration = Lenient.durationMillis(call.get("duration_ms"));
        String status = Lenient.label(call.get("call_status"));
        String agentId = Lenient.id(call.get("agent_id"));
        Json.Obj analysis = orNothing(Lenient.object(call.get("call_analysis")));
        Json.Obj cost = orNothing(Lenient.object(call.get("call_cost")));
        Json.Obj latency = orNothing(Lenient.object(call.get("latency")));
        return new CallFacts(
                agentId == null ? Lenient.id(beside.get("agent_id")) : agentId,
                Lenient.label(call.get("agent_name")),
                Lenient.label(call.get("call_type")),
                Lenient.label(call.get("direction")),
                Lenient.label(call.get("from_number")),
                Lenient.label(call.get("to_number")),
                status == null ? statusAfter(event) : status,
                startedAt,
                endedAt,
                duration,
                Lenient.label(call.get("disconnection_reason")),
                Lenient.bool(analysis.get("call_successful")),
                Lenient.bool(analysis.get("in_voicemail")),
                Lenient.label(analysis.get("user_sentiment")),
                Lenient.text(analysis.get("call_summary")),
                Transcript.text(call, beside),
                Lenient.number(cost.get("combined_cost")),
                Lenient.decimal(orNothing(Lenient.object(latency.get("e2e"))).get("p50")),
                customAnalysis(analysis.get("custom_analysis_data")));
    }

    private static @Nullable String statusAfter(String event) {
        return switch (event) {
            case "call_started", "transcript_updated" -> "ongoing";
            case "call_ended", "call_analyzed" -> "ended";
            default -> null;
        };
    }

    private static @Nullable String customAnalysis(@Nullable Json value) {
        int size = switch (value) {
            case Json.Span span -> span.to() - span.from();
            case Json.Text text -> text.value().length();
            case null, default -> 0;
        };
        Json.Obj custom = size > LONGEST_CUSTOM_ANALYSIS ? null : Lenient.object(value);
        return custom == null || custom.members().isEmpty()
                ? null
                : new String(JsonOut.bytesOf(plain(custom)), StandardCharsets.UTF_8);
    }

    /// What a cast to jsonb takes: it fails on U+0000, a lone surrogate and `1e200000`. Such a
    /// number becomes text.
    private static Json plain(Json json) {
        return switch (json) {
            case Json.Text(String text) -> new Json.Text(PlainText.of(text));
            case Json.Num(String text) when Lenient.number(text) == null -> new Json.Text(text);
            case Json.Arr array ->
                new Json.Arr(array.elements().stream().map(FactReader::plain).toList());
            case Json.Obj object -> {
                var members = new LinkedHashMap<String, Json>();
                object.members().forEach((name, value) -> members.put(PlainText.of(name), plain(value)));
                yield new Json.Obj(members);
            }
            default -> json;
        };
    }

    private static Json.Obj orNothing(Json.@Nullable Obj object) {
        return object == null ? NOTHING : object;
    }
}
