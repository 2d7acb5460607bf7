package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

class WrappingProperties {

    enum Wrapping {
        ARRAY,
        JSON,
        BODY,
        DATA,
        PAYLOAD,
        STRING,
        N8N_ITEM;

        String around(String json) {
            return switch (this) {
                case ARRAY -> "[" + json + "]";
                case JSON -> "{\"json\":" + json + ",\"pairedItem\":{\"item\":0}}";
                case BODY -> "{ \"body\" : " + json + "}";
                case DATA -> "{\"data\":" + json + "}";
                case PAYLOAD -> "{\"payload\":\n" + json + "}";
                case STRING -> quoted(json);
                case N8N_ITEM ->
                    "{\"headers\":{\"x-secret\":\"s3cret\"},\"params\":{},\"query\":{},\"body\":" + json
                            + ",\"webhookUrl\":\"https://x\",\"executionMode\":\"production\"}";
            };
        }
    }

    static String quoted(String json) {
        return JsonMapper.shared().writeValueAsString(json);
    }

    @Property(tries = 500)
    void fiveWrappingsInAnyOrderGiveTheSameEvent(
            @ForAll @Size(max = 5) List<Wrapping> wrappings, @ForAll("events") String name) {
        String json = Payloads.text(name);
        CallEvent direct = Payloads.event(json);
        for (Wrapping wrapping : wrappings) {
            json = wrapping.around(json);
        }
        CallEvent wrapped = Payloads.event(json);
        assertThat(Payloads.utf8(wrapped.body())).isEqualTo(Payloads.utf8(direct.body()));
        assertThat(wrapped.hash()).isEqualTo(direct.hash());
        assertThat(wrapped.facts()).isEqualTo(direct.facts());
        assertThat(Payloads.utf8(wrapped.body())).doesNotContain("s3cret");
    }

    @Property(tries = 100)
    void aFormFieldGivesTheSameEvent(@ForAll("events") String name, @ForAll("fields") String field) {
        String json = Payloads.text(name);
        String form = field + "=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
        assertThat(Payloads.event(form).hash()).isEqualTo(Payloads.event(json).hash());
    }

    /// What we copy without looking into must be what Jackson's own tree says it is.
    @Property(tries = 300)
    void theStoredBodyMeansWhatWasSent(@ForAll("json") String metadata) {
        String sent = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"metadata\":" + metadata
                + ",\"transcript_object\":[" + metadata + "]}}";
        String stored = Payloads.utf8(Payloads.event(sent).body());
        assertThat(JsonMapper.shared().readTree(stored))
                .isEqualTo(JsonMapper.shared().readTree(sent));
        assertThat(Payloads.utf8(Payloads.event(stored).body())).isEqualTo(stored);
    }

    @Property(tries = 2000)
    void noBytesMakeItFail(@ForAll byte[] bytes) {
        assertThat(new Unwrapper().unwrap(bytes, null)).isNotEmpty();
        assertThat(CallDocument.read(bytes)).isNotNull();
    }

    @Property(tries = 2000)
    void noJsonMakesItFail(@ForAll("json") String json) {
        for (Element element : Payloads.unwrap(json)) {
            if (element instanceof Element.OfCall(CallEvent event)) {
                assertThat(CallDocument.read(event.body())).isNotNull();
            }
        }
    }

    @Property(tries = 300)
    void aBrokenRequestNeverFails(
            @ForAll("events") String name, @ForAll double at, @ForAll byte put, @ForAll boolean cut) {
        byte[] bytes = Payloads.bytes(name);
        int position = (int) (Math.abs(at) % bytes.length);
        bytes[position] = put;
        byte[] sent = cut ? Arrays.copyOf(bytes, position) : bytes;
        assertThat(new Unwrapper().unwrap(sent, null)).isNotEmpty();
    }

    @Provide
    Arbitrary<String> events() {
        return Arbitraries.of(
                "v01_direct.json",
                "v21_transcript_updated.json",
                "03_phone_inbound_call_analyzed.json",
                "04_web_call_analyzed_tools_custom_analysis.json",
                "06_dial_no_answer_call_ended.json");
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of("body", "payload", "data", "json");
    }

    /// Fields that we know with values of every kind, nested in each other.
    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> scalars = Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-1",
                        "1e999999",
                        "12.50",
                        "1e-9999999999",
                        "\"\"",
                        "\"\\ud800\"",
                        "\"\\u0000\"",
                        "\"true\"",
                        "\"41382\"",
                        "\"[object Object]\"",
                        "\"{\\\"call_id\\\":1}\"",
                        "1763800205118"),
                Arbitraries.strings().ofMaxLength(8).map(WrappingProperties::quotedOrEmpty));
        Arbitrary<String> names = Arbitraries.of(
                "event",
                "call",
                "call_id",
                "body",
                "data",
                "payload",
                "json",
                "agent_id",
                "call_analysis",
                "latency",
                "e2e",
                "p50",
                "transcript",
                "transcript_with_tool_calls",
                "role",
                "words",
                "tool_call_id",
                "call_cost",
                "custom_analysis_data",
                "data_storage_setting",
                "start_timestamp",
                "duration_ms",
                "name",
                "product_costs");
        return Arbitraries.recursive(
                () -> scalars,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(it -> "[" + String.join(",", it) + "]"),
                        Arbitraries.maps(names, inner)
                                .ofMaxSize(5)
                                .map(it -> it.entrySet().stream()
                                        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                                        .collect(Collectors.joining(",", "{", "}")))),
                0,
                4);
    }

    private static String quotedOrEmpty(@Nullable String text) {
        var out = new JsonOut(16);
        out.string(text == null ? "" : text);
        return Payloads.utf8(out.toBytes());
    }
}
