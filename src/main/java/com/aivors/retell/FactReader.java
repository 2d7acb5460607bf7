package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonOut;
import com.aivors.retell.json.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the fields for lists and figures from a call. Each field is independent: an unreadable one
/// is missing, and the others stay.
final class FactReader {

    /// Far larger than any real analysis; the stored body keeps it in any case.
    private static final int LONGEST_CUSTOM_ANALYSIS = 65_536;

    private static final Json.Obj NOTHING = new Json.Obj(new LinkedHashMap<>());

    private FactReader() {}

    /// @param type null for an event with an unknown name or none
    /// @param call with all loose fields gathered inside
    static CallFacts read(@Nullable EventType type, @Nullable String agentId, Json.Obj call, Json.Obj beside) {
        Long startedAt = Lenient.epochMillis(call.get("start_timestamp"));
        Long endedAt = Lenient.epochMillis(call.get("end_timestamp"));
        Long duration = Lenient.durationMillis(call.get("duration_ms"));
        String reason = Disconnection.canonical(Lenient.saidLabel(call.get("disconnection_reason")));
        Analysis analysis = Analysis.of(call);
        Json.Obj cost = orNothing(Lenient.object(call.get("call_cost")));
        Json.Obj latency = orNothing(Lenient.object(call.get("latency")));
        return new CallFacts(
                agentId,
                Lenient.saidLabel(call.get("agent_name")),
                Lenient.saidLabel(call.get("call_type")),
                direction(Lenient.saidLabel(call.get("direction"))),
                Lenient.saidLabel(call.get("from_number")),
                Lenient.saidLabel(call.get("to_number")),
                CallStatus.of(type, call, reason, endedAt),
                startedAt,
                endedAt,
                duration,
                reason,
                analysis.successful(),
                analysis.inVoicemail(),
                analysis.sentiment(),
                analysis.summary(),
                Transcript.text(call, beside),
                Lenient.number(cost.get("combined_cost")),
                Lenient.decimal(orNothing(Lenient.object(latency.get("e2e"))).get("p50")),
                customAnalysis(analysis),
                CallDocument.recordingUrl(call) == null ? null : Boolean.TRUE);
    }

    private static @Nullable String direction(@Nullable String sent) {
        if (sent == null || sent.equals("inbound") || sent.equals("outbound")) {
            return sent;
        }
        String lower = sent.toLowerCase(Locale.ROOT);
        return lower.equals("inbound") || lower.equals("outbound") ? lower : sent;
    }

    private static @Nullable String customAnalysis(Analysis analysis) {
        int size = 0;
        for (Json value : analysis.sent().members().values()) {
            size += switch (value) {
                case Json.Span span -> span.to() - span.from();
                case Json.Text text -> text.value().length();
                default -> 0;
            };
        }
        Json.Obj custom = size > LONGEST_CUSTOM_ANALYSIS ? null : analysis.custom();
        return custom == null || custom.members().isEmpty()
                ? null
                : new String(JsonOut.bytesOf(plain(custom)), StandardCharsets.UTF_8);
    }

    /// Returns JSON that PostgreSQL can cast to jsonb. The cast fails on U+0000, a lone surrogate
    /// and `1e200000`; such a number becomes text.
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
