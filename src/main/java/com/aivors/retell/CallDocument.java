package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonReader;
import com.aivors.retell.json.NotJson;
import com.aivors.retell.json.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The parts of one call's page that its row lacks, read from the stored body of the call's most
/// complete event.
///
/// @param turns empty when there was no conversation or its storage is forbidden
/// @param customAnalysis in the order sent
/// @param latency by component (`e2e`, `asr`, `llm`, …), in the order sent
/// @param recordingUrl http or https; may have expired
/// @param storageOptedOut whether the agent's setting forbids storing recordings and transcripts
/// @param transferDestination a number or SIP address
public record CallDocument(
        List<Turn> turns,
        List<CustomValue> customAnalysis,
        Map<String, Percentiles> latency,
        @Nullable Cost cost,
        @Nullable String recordingUrl,
        boolean storageOptedOut,
        @Nullable String transferDestination,
        @Nullable Boolean inVoicemail) {

    /// One utterance, tool call or step of the conversation.
    ///
    /// @param role agent, user, transfer_target, tool_call_invocation, tool_call_result (only
    ///     when its invocation is missing), node_transition, dtmf, sms, injected or a newer one
    /// @param startSeconds from the start of the audio
    public record Turn(
            String role,
            @Nullable String text,
            @Nullable Double startSeconds,
            @Nullable Double endSeconds,
            @Nullable List<Word> words,
            @Nullable ToolCall tool) {

        Turn with(ToolCall joined) {
            return new Turn(role, text, startSeconds, endSeconds, words, joined);
        }
    }

    /// One word with its times in seconds from the start of the audio.
    public record Word(
            String word, @Nullable Double start, @Nullable Double end) {}

    /// A tool call with its result.
    ///
    /// @param arguments parsed JSON, or the text when it is not JSON
    /// @param result parsed JSON, or the text when it is not JSON
    public record ToolCall(
            @Nullable String name,
            @Nullable String callId,
            @Nullable Object arguments,
            @Nullable Object result,
            @Nullable Boolean successful) {}

    /// One field of `custom_analysis_data`; the name is the agency's own label.
    ///
    /// @param value text, number, boolean or null
    public record CustomValue(String name, @Nullable Object value) {}

    /// Latencies in milliseconds.
    public record Percentiles(
            @Nullable Double p50,
            @Nullable Double p90,
            @Nullable Double p95,
            @Nullable Double p99,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Double num) {}

    /// Costs in fractional US cents. Products may repeat.
    public record Cost(@Nullable BigDecimal cents, List<CostItem> items) {}

    public record CostItem(String product, BigDecimal cents) {}

    /// Reads a stored body. Never fails: unreadable parts are missing.
    public static CallDocument read(byte[] body) {
        Json.Obj event = orNothing(stored(body));
        // Events that were stored before fields beside the call were gathered still have them there.
        Json.Obj call = LooseFields.gathered(orNothing(Lenient.object(event.get("call"))), event);
        Analysis analysis = Analysis.of(call);
        return new CallDocument(
                Transcript.turns(call, event),
                custom(orNothing(analysis.custom())),
                latency(orNothing(Lenient.object(call.get("latency")))),
                cost(Lenient.object(call.get("call_cost"))),
                recordingUrl(call),
                StorageSetting.of(call) == StorageSetting.BASIC_ATTRIBUTES_ONLY,
                destination(call, event),
                analysis.inVoicemail());
    }

    private static @Nullable Json stored(byte[] body) {
        try {
            return JsonReader.shallow(body, 0);
        } catch (NotJson e) {
            return null;
        }
    }

    private static List<CustomValue> custom(Json.Obj data) {
        List<CustomValue> values = new ArrayList<>();
        data.members().forEach((name, value) -> values.add(new CustomValue(PlainText.of(name), PlainJson.of(value))));
        return values;
    }

    private static Map<String, Percentiles> latency(Json.Obj latency) {
        Map<String, Percentiles> components = new LinkedHashMap<>();
        latency.members().forEach((name, value) -> {
            Json.Obj it = Lenient.object(value);
            if (it != null) {
                components.put(
                        PlainText.of(name),
                        new Percentiles(
                                Lenient.decimal(it.get("p50")),
                                Lenient.decimal(it.get("p90")),
                                Lenient.decimal(it.get("p95")),
                                Lenient.decimal(it.get("p99")),
                                Lenient.decimal(it.get("min")),
                                Lenient.decimal(it.get("max")),
                                Lenient.decimal(it.get("num"))));
            }
        });
        return components;
    }

    private static @Nullable Cost cost(Json.@Nullable Obj cost) {
        if (cost == null) {
            return null;
        }
        List<CostItem> items = new ArrayList<>();
        Json.Arr products = Lenient.array(cost.get("product_costs"));
        for (Json element : products == null ? List.<Json>of() : products.elements()) {
            BigDecimal cents = element instanceof Json.Obj item ? Lenient.number(item.get("cost")) : null;
            if (element instanceof Json.Obj item && cents != null) {
                items.add(
                        new CostItem(Objects.requireNonNullElse(Lenient.label(item.get("product")), "unknown"), cents));
            }
        }
        return new Cost(Lenient.number(cost.get("combined_cost")), items);
    }

    static @Nullable String recordingUrl(Json.Obj call) {
        for (String name : List.of(
                "recording_url",
                "recording_multi_channel_url",
                "scrubbed_recording_url",
                "scrubbed_recording_multi_channel_url")) {
            String text = Lenient.text(call.get(name));
            String url = text == null ? null : Lenient.unquoted(text);
            if (url != null && url.matches("(?i)https?://[^\\s/].*")) {
                return url;
            }
        }
        return null;
    }

    /// Returns the transfer's target, which is text in the call (`call_transfer`) but an object
    /// beside it (transfer events).
    private static @Nullable String destination(Json.Obj call, Json.Obj event) {
        String text = Lenient.saidLabel(call.get("transfer_destination"));
        if (text != null) {
            return text;
        }
        Json.Obj object = orNothing(Lenient.object(event.get("transfer_destination")));
        for (String name : List.of("number", "phone_number", "sip_uri")) {
            String number = Lenient.saidLabel(object.get(name));
            if (number != null) {
                return number;
            }
        }
        return Lenient.saidLabel(event.get("transfer_destination"));
    }

    private static Json.Obj orNothing(@Nullable Json json) {
        return json instanceof Json.Obj object ? object : new Json.Obj(new LinkedHashMap<>());
    }
}
