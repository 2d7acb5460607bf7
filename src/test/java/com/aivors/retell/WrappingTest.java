package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.json.RandomJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Properties of any wrapping, any JSON and any bytes, tested with random ones. A failure names the
/// seed that reproduces it.
class WrappingTest {

    private static final List<String> EVENTS = List.of(
            "v01_direct.json",
            "v21_transcript_updated.json",
            "03_phone_inbound_call_analyzed.json",
            "04_web_call_analyzed_tools_custom_analysis.json",
            "06_dial_no_answer_call_ended.json");

    private static final List<String> FORM_FIELDS = List.of("body", "payload", "data", "json");
    private static final int MOST_WRAPPINGS = 5;

    enum Wrapping {
        ARRAY,
        JSON,
        BODY,
        DATA,
        PAYLOAD,
        STRING,
        N8N_ITEM;

        static final List<Wrapping> ALL = List.of(values());

        String around(String json) {
            return switch (this) {
                case ARRAY -> "[" + json + "]";
                case JSON -> "{\"json\":" + json + ",\"pairedItem\":{\"item\":0}}";
                case BODY -> "{ \"body\" : " + json + "}";
                case DATA -> "{\"data\":" + json + "}";
                case PAYLOAD -> "{\"payload\":\n" + json + "}";
                case STRING -> JsonMapper.shared().writeValueAsString(json);
                case N8N_ITEM ->
                    "{\"headers\":{\"x-secret\":\"s3cret\"},\"params\":{},\"query\":{},\"body\":" + json
                            + ",\"webhookUrl\":\"https://x\",\"executionMode\":\"production\"}";
            };
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void upToFiveWrappingsInAnyOrderGiveTheSameEvent(long seed) {
        var random = new RandomJson(seed);
        for (int round = 0; round < 100; round++) {
            String json = Payloads.text(random.oneOf(EVENTS));
            CallEvent direct = Payloads.event(json);
            for (int wrappings = random.upTo(MOST_WRAPPINGS + 1); wrappings > 0; wrappings--) {
                json = random.oneOf(Wrapping.ALL).around(json);
            }
            CallEvent wrapped = Payloads.event(json);
            assertThat(Payloads.utf8(wrapped.body()))
                    .isEqualTo(Payloads.utf8(direct.body()))
                    .doesNotContain("s3cret");
            assertThat(wrapped.hash()).isEqualTo(direct.hash());
            assertThat(wrapped.facts()).isEqualTo(direct.facts());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aFormFieldGivesTheSameEvent(long seed) {
        var random = new RandomJson(seed);
        for (int round = 0; round < 50; round++) {
            String json = Payloads.text(random.oneOf(EVENTS));
            String form = random.oneOf(FORM_FIELDS) + "=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
            assertThat(Payloads.event(form).hash())
                    .isEqualTo(Payloads.event(json).hash());
        }
    }

    /// Spans that are copied without parsing must equal Jackson's own tree.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theStoredBodyEqualsTheSentJson(long seed) {
        var random = new RandomJson(seed);
        for (int round = 0; round < 150; round++) {
            String metadata = random.value();
            String sent = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"metadata\":" + metadata
                    + ",\"transcript_object\":[" + metadata + "]}}";
            String stored = Payloads.utf8(Payloads.event(sent).body());
            assertThat(JsonMapper.shared().readTree(stored))
                    .isEqualTo(JsonMapper.shared().readTree(sent));
            assertThat(Payloads.utf8(Payloads.event(stored).body())).isEqualTo(stored);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomBytesCauseNoException(long seed) {
        var random = new RandomJson(seed);
        for (int round = 0; round < 1_000; round++) {
            byte[] bytes = random.bytes(200);
            assertThat(new Unwrapper().unwrap(bytes, null)).isNotEmpty();
            assertThat(CallDocument.read(bytes)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomJsonCausesNoException(long seed) {
        var random = new RandomJson(seed);
        for (int round = 0; round < 1_000; round++) {
            for (Element element : Payloads.unwrap(random.value())) {
                if (element instanceof Element.OfCall(CallEvent event)) {
                    assertThat(CallDocument.read(event.body())).isNotNull();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedRequestsCauseNoException(long seed) {
        var random = new RandomJson(seed);
        for (int round = 0; round < 150; round++) {
            byte[] bytes = Payloads.bytes(random.oneOf(EVENTS));
            int position = random.upTo(bytes.length);
            bytes[position] = (byte) random.upTo(256);
            byte[] sent = random.upTo(2) == 0 ? Arrays.copyOf(bytes, position) : bytes;
            assertThat(new Unwrapper().unwrap(sent, null)).isNotEmpty();
        }
    }
}
