package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LooseFieldsTest {

    private static final String VERDICTS =
            "\"call_successful\":true,\"user_sentiment\":\"Positive\",\"in_voicemail\":false";
    private static final String CUSTOM = "\"custom_analysis_data\":{\"interested\":\"yes\"}";
    private static final String ANALYSIS = "\"call_summary\":\"Wants Tuesday\"," + VERDICTS + "," + CUSTOM;

    /// Returns shapes of the event in which `%s` is the place for more fields of the call.
    static Map<String, String> shapes() {
        var shapes = new LinkedHashMap<String, String>();
        shapes.put(
                "as Retell nests it",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s,\"call_analysis\":{" + ANALYSIS + "}}}");
        shapes.put(
                "beside the call",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s},\"call_analysis\":{" + ANALYSIS + "}}");
        shapes.put(
                "beside the call as text",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s},\"call_analysis\":"
                        + Payloads.utf8(JsonOut.bytesOf(new Json.Text("{" + ANALYSIS + "}"))) + "}");
        shapes.put(
                "loose beside the call",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s}," + ANALYSIS + "}");
        shapes.put(
                "loose in the call", "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s," + ANALYSIS + "}}");
        shapes.put(
                "loose in the call with an empty analysis",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s," + ANALYSIS + ",\"call_analysis\":{}}}");
        shapes.put(
                "beside the call with an analysis of null",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s,\"call_analysis\":null},\"call_analysis\":{"
                        + ANALYSIS + "}}");
        shapes.put("flat", "{\"event\":\"call_analyzed\",\"call_id\":\"c\"%s," + ANALYSIS + "}");
        shapes.put(
                "flat with the analysis",
                "{\"event\":\"call_analyzed\",\"call_id\":\"c\"%s,\"call_analysis\":{" + ANALYSIS + "}}");
        shapes.put(
                "flat, partly in the analysis",
                "{\"event\":\"call_analyzed\",\"call_id\":\"c\"%s,\"call_summary\":\"Wants Tuesday\",\"call_analysis\":{"
                        + VERDICTS + "," + CUSTOM + "}}");
        shapes.put(
                "under post_call_analysis_data",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s,\"post_call_analysis_data\":{" + ANALYSIS
                        + "}}}");
        shapes.put(
                "under post_call_analysis_data beside the call",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s},\"post_call_analysis_data\":{\"call_summary\":\"Wants Tuesday\","
                        + VERDICTS + ",\"interested\":\"yes\"}}");
        shapes.put(
                "custom fields as a list",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s,\"call_analysis\":{\"call_summary\":\"Wants Tuesday\","
                        + VERDICTS
                        + "},\"post_call_analysis_data\":[{\"name\":\"interested\",\"type\":\"string\",\"value\":\"yes\"}]}}");
        shapes.put(
                "custom fields in the analysis",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s,\"call_analysis\":{\"call_summary\":\"Wants Tuesday\","
                        + VERDICTS + ",\"interested\":\"yes\"}}}");
        shapes.put(
                "summary in the analysis",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s,\"call_analysis\":{\"summary\":\"Wants Tuesday\","
                        + VERDICTS + "," + CUSTOM + "}}}");
        shapes.put(
                "summary beside the call",
                "{\"event\":\"call_analyzed\",\"summary\":\"Wants Tuesday\",\"call\":{\"call_id\":\"c\"%s,\"call_analysis\":{"
                        + VERDICTS + "," + CUSTOM + "}}}");
        shapes.put(
                "partly beside the call",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s,\"call_analysis\":{" + VERDICTS
                        + "}},\"call_summary\":\"Wants Tuesday\",\"custom_analysis_data\":{\"interested\":\"yes\"}}");
        shapes.put(
                "analysis as text in the call",
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"%s,\"call_analysis\":"
                        + Payloads.utf8(JsonOut.bytesOf(new Json.Text("{" + ANALYSIS + "}"))) + "}}");
        return shapes;
    }

    static List<String> names() {
        return List.copyOf(shapes().keySet());
    }

    private static CallEvent event(String shape, String more) {
        return Payloads.event(String.valueOf(shapes().get(shape)).replace("%s", more));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theAnalysisIsFoundInEveryShape(String shape) {
        CallEvent event = event(shape, "");
        assertThat(event.event()).isEqualTo("call_analyzed");
        assertThat(event.facts().summary()).isEqualTo("Wants Tuesday");
        assertThat(event.facts().successful()).isTrue();
        assertThat(event.facts().sentiment()).isEqualTo("Positive");
        assertThat(event.facts().inVoicemail()).isFalse();
        assertThat(event.facts().customAnalysis()).isEqualTo("{\"interested\":\"yes\"}");
        CallDocument document = CallDocument.read(event.body());
        assertThat(document.customAnalysis()).containsExactly(new CallDocument.CustomValue("interested", "yes"));
        assertThat(document.inVoicemail()).isFalse();
        // A stored body, read again, gives the same event.
        CallEvent again = Payloads.event(Payloads.utf8(event.body()));
        assertThat(Payloads.utf8(again.body())).isEqualTo(Payloads.utf8(event.body()));
        assertThat(again.facts()).isEqualTo(event.facts());
        assertThat(new Unwrapper().stored(event.body(), "c").facts()).isEqualTo(event.facts());
    }

    @ParameterizedTest
    @MethodSource("names")
    void optOutRemovesSummaryAndCustomAnalysis(String shape) {
        for (String setting : List.of(
                ",\"data_storage_setting\":\"basic_attributes_only\"",
                ",\"data_storage_setting\":\"Basic Attributes Only\"",
                ",\"opt_out_sensitive_data_storage\":true",
                ",\"opt_out_sensitive_data_storage\":1")) {
            CallEvent event = event(shape, setting);
            assertThat(Payloads.utf8(event.body())).doesNotContain("Wants Tuesday", "interested", "yes");
            assertThat(event.facts().summary()).isNull();
            assertThat(event.facts().customAnalysis()).isNull();
            assertThat(CallDocument.read(event.body()).customAnalysis()).isEmpty();
        }
    }

    @Test
    void theStorageSettingAppliesToFieldsBesideTheCall() {
        String secrets =
                "\"transcript\":\"secret\",\"recording_url\":\"https://secret\",\"transcript_object\":[{\"role\":\"user\",\"content\":\"secret\"}],"
                        + "\"transcript_with_tool_calls\":[{\"role\":\"user\",\"content\":\"secret\"}],\"public_log_url\":\"https://secret\",\"note\":\"secret\"";
        for (String sent : List.of(
                "{\"event\":\"call_ended\"," + secrets
                        + ",\"call\":{\"call_id\":\"c\",\"opt_out_sensitive_data_storage\":true}}",
                "{\"event\":\"call_ended\"," + secrets
                        + ",\"call\":{\"call_id\":\"c\"},\"data_storage_setting\":\"basic_attributes_only\"}",
                "{\"event\":\"call_ended\"," + secrets
                        + ",\"call\":{\"call_id\":\"c\",\"data_storage_setting\":\"everything\"},\"data_storage_setting\":\"basic_attributes_only\"}",
                "{\"event\":\"call_ended\"," + secrets
                        + ",\"call_id\":\"c\",\"opt_out_sensitive_data_storage\":\"yes\"}")) {
            CallEvent event = Payloads.event(sent);
            assertThat(Payloads.utf8(event.body())).doesNotContain("secret\"", "https://secret");
            assertThat(event.facts().transcript()).isNull();
            assertThat(CallDocument.read(event.body()).storageOptedOut()).isTrue();
        }
        assertThat(Payloads.utf8(Payloads.event(
                                "{\"event\":\"call_ended\"," + secrets.replace(",\"note\":\"secret\"", "")
                                        + ",\"call\":{\"call_id\":\"c\",\"data_storage_setting\":\"everything_except_pii\"}}")
                        .body()))
                .doesNotContain("https://secret", "\"secret\"");
    }

    @Test
    void transcriptRecordingCostAndTimesBesideTheCallAreFound() {
        String fields =
                "\"transcript\":\"Agent: Hi\\nUser: Bye\",\"recording_url\":\"https://r.example/a.wav\",\"duration_ms\":\"90000\","
                        + "\"start_timestamp\":1795207863000,\"end_timestamp\":\"2026-11-20T20:52:33Z\",\"disconnection_reason\":\"user_hangup\","
                        + "\"from_number\":\"+1\",\"call_cost\":{\"combined_cost\":12.5,\"product_costs\":[{\"product\":\"tts\",\"cost\":12.5}]},"
                        + "\"latency\":{\"e2e\":{\"p50\":800}}";
        CallEvent nested = Payloads.event("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"," + fields + "}}");
        for (String sent : List.of(
                "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"}," + fields + "}",
                "{\"event\":\"call_ended\",\"call_id\":\"c\"," + fields + "}",
                "{\"event\":\"call_ended\"," + fields
                        + ",\"call\":{\"call_id\":\"c\",\"transcript\":\"\",\"recording_url\":null,\"duration_ms\":\"undefined\"}}",
                "{\"event\":\"call_ended\",\"call\":{}," + fields + ",\"call_id\":\"c\"}",
                "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"},"
                        + fields.replace(
                                "\"call_cost\":{\"combined_cost\":12.5,\"product_costs\":[{\"product\":\"tts\",\"cost\":12.5}]}",
                                "\"combined_cost\":12.5,\"product_costs\":[{\"product\":\"tts\",\"cost\":12.5}]")
                        + "}")) {
            CallEvent event = Payloads.event(sent);
            assertThat(event.facts()).as(sent).isEqualTo(nested.facts());
            CallDocument document = CallDocument.read(event.body());
            assertThat(document).as(sent).isEqualTo(CallDocument.read(nested.body()));
            assertThat(document.recordingUrl()).isEqualTo("https://r.example/a.wav");
        }
        assertThat(nested.facts().durationMillis()).isEqualTo(90_000);
    }

    @Test
    void fieldsInsideTheCallTakePrecedence() {
        CallFacts facts = Payloads.event(
                        "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\",\"transcript\":\"mine\","
                                + "\"call_analysis\":{\"call_summary\":\"mine\"}},\"transcript\":\"other\",\"call_summary\":\"other\",\"call_id\":\"d\"}")
                .facts();
        assertThat(facts.transcript()).isEqualTo("mine");
        assertThat(facts.summary()).isEqualTo("mine");
    }

    @Test
    void storedEventsWithLooseFieldsAreRead() {
        byte[] old =
                "{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"c\"},\"call_analysis\":{\"call_summary\":\"s\",\"mood\":\"good\"}}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(new Unwrapper().stored(old, "c").facts().summary()).isEqualTo("s");
        assertThat(CallDocument.read(old).customAnalysis())
                .containsExactly(new CallDocument.CustomValue("mood", "good"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "\"true\", true",
        "\"Yes\", true",
        "\"YES\", true",
        "1, true",
        "\"1\", true",
        "1.0, true",
        "\" true \", true",
        "false, false",
        "\"False\", false",
        "\"no\", false",
        "0, false",
        "\"0\", false",
        "2, ",
        "\"maybe\", ",
        "null, ",
        "\"N/A\", ",
        "-1, "
    })
    void booleansAreReadInAnyForm(String json, @org.jspecify.annotations.Nullable Boolean read) {
        assertThat(Payloads.event("{\"call_id\":\"c\",\"call_analysis\":{\"call_successful\":" + json
                                + ",\"in_voicemail\":" + json + "}}")
                        .facts())
                .satisfies(it -> assertThat(it.successful()).isEqualTo(read))
                .satisfies(it -> assertThat(it.inVoicemail()).isEqualTo(read));
    }

    @ParameterizedTest
    @CsvSource({
        "positive, Positive",
        "NEGATIVE, Negative",
        "Neutral, Neutral",
        "' unknown ', Unknown",
        "Mixed, Mixed",
        "N/A, "
    })
    void sentimentsAreNormalised(String sent, @org.jspecify.annotations.Nullable String read) {
        assertThat(Payloads.event("{\"call_id\":\"c\",\"call_analysis\":{\"user_sentiment\":\"" + sent + "\"}}")
                        .facts()
                        .sentiment())
                .isEqualTo(read);
    }

    @Test
    void toolCallsThatShareAnIdGetTheirResultsInOrder() {
        CallDocument document = CallDocument.read(Payloads.event("{\"call_id\":\"c\",\"transcript_with_tool_calls\":["
                        + "{\"role\":\"tool_call_invocation\",\"tool_call_id\":\"t\",\"name\":\"a\"},"
                        + "{\"role\":\"tool_call_invocation\",\"tool_call_id\":\"t\",\"name\":\"b\"},"
                        + "{\"role\":\"tool_call_result\",\"tool_call_id\":\"t\",\"content\":\"1\"},"
                        + "{\"role\":\"tool_call_invocation\",\"tool_call_id\":\"t\",\"name\":\"c\"},"
                        + "{\"role\":\"tool_call_result\",\"tool_call_id\":\"t\",\"content\":\"2\"},"
                        + "{\"role\":\"tool_call_result\",\"tool_call_id\":\"t\",\"content\":\"3\"},"
                        + "{\"role\":\"tool_call_result\",\"tool_call_id\":\"t\",\"content\":\"4\"}]}")
                .body());
        assertThat(document.turns())
                .extracting(turn -> turn.tool() == null
                        ? ""
                        : turn.tool().name() + "=" + turn.tool().result())
                .containsExactly("a=1", "b=2", "c=3", "null=4");
    }
}
