package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.CallDocument.CostItem;
import com.aivors.retell.CallDocument.CustomValue;
import com.aivors.retell.CallDocument.ToolCall;
import com.aivors.retell.CallDocument.Turn;
import com.aivors.retell.CallDocument.Word;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallDocumentTest {

    private static CallDocument stored(String payload) {
        return CallDocument.read(Payloads.event(Payloads.text(payload)).body());
    }

    private static CallDocument withCall(String fields) {
        return CallDocument.read(("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"," + fields + "}}")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Turn said(String role, String text) {
        return new Turn(role, text, null, null, null, null);
    }

    @Test
    void readsTurnsWithTheirWords() {
        Turn first = stored("02_phone_inbound_call_ended.json").turns().getFirst();
        assertThat(first.role()).isEqualTo("agent");
        assertThat(first.text()).startsWith("Thanks for calling");
        assertThat(first.startSeconds()).isEqualTo(0.6);
        assertThat(first.endSeconds()).isEqualTo(5.194);
        assertThat(first.words()).hasSize(13).contains(new Word("Thanks", 0.6, 1.045));
    }

    @Test
    void joinsAToolsResultToItsCall() {
        List<Turn> turns = withCall("\"transcript_with_tool_calls\":["
                        + "{\"role\":\"tool_call_invocation\",\"tool_call_id\":\"t1\",\"name\":\"book\","
                        + "\"arguments\":\"{\\\"day\\\":1,\\\"at\\\":[\\\"9:40\\\"]}\"},"
                        + "{\"role\":\"agent\",\"content\":\"One moment\"},"
                        + "{\"role\":\"tool_call_result\",\"tool_call_id\":\"t1\",\"content\":\"Booked\",\"successful\":true},"
                        + "{\"role\":\"tool_call_result\",\"tool_call_id\":\"t2\",\"content\":\"{\\\"ok\\\":false}\"}]")
                .turns();
        assertThat(turns).hasSize(3);
        assertThat(turns.getFirst().tool())
                .isEqualTo(new ToolCall(
                        "book", "t1", Map.of("day", BigDecimal.ONE, "at", List.of("9:40")), "Booked", true));
        assertThat(turns.getLast().role()).isEqualTo("tool_call_result");
        assertThat(turns.getLast().tool()).isEqualTo(new ToolCall(null, "t2", null, Map.of("ok", false), null));
    }

    @Test
    void aRealCallHasAgentUserToolAndNodeTurns() {
        CallDocument document = stored("04_web_call_analyzed_tools_custom_analysis.json");
        assertThat(document.turns()).extracting(Turn::role).contains("node_transition", "agent", "user");
        assertThat(document.turns())
                .filteredOn(turn -> turn.tool() != null)
                .isNotEmpty()
                .allSatisfy(turn -> assertThat(turn.role()).isEqualTo("tool_call_invocation"));
    }

    @Test
    void otherRolesKeepTheirContent() {
        assertThat(withCall("\"transcript_with_tool_calls\":[{\"role\":\"dtmf\",\"digit\":\"5\"},"
                                + "{\"role\":\"sms\",\"content\":\"on my way\",\"time_sec\":12.5},"
                                + "{\"role\":\"node_transition\",\"former_node_name\":\"A\",\"new_node_name\":\"B\"},"
                                + "{\"role\":\"of_tomorrow\",\"content\":\"x\"},7]")
                        .turns())
                .containsExactly(
                        said("dtmf", "5"),
                        new Turn("sms", "on my way", 12.5, null, null, null),
                        said("node_transition", "A → B"),
                        said("of_tomorrow", "x"));
    }

    @Test
    void fallsBackToTheNextTranscriptFormat() {
        String scrubbed = "\"scrubbed_transcript_with_tool_calls\":[{\"role\":\"user\",\"content\":\"scrubbed\"}]";
        String plain = "\"transcript_object\":[{\"role\":\"user\",\"content\":\"object\"}]";
        String text = "\"transcript\":\"User: text\"";
        assertThat(withCall("\"transcript_with_tool_calls\":[]," + scrubbed + "," + plain + "," + text)
                        .turns())
                .containsExactly(said("user", "scrubbed"));
        assertThat(withCall(plain + "," + text).turns()).containsExactly(said("user", "object"));
        assertThat(withCall(text).turns()).containsExactly(said("user", "text"));
        assertThat(stored("v21_transcript_updated.json").turns())
                .extracting(Turn::text)
                .containsExactly("Hello there");
    }

    @Test
    void linesWithoutASpeakerContinueTheTurn() {
        assertThat(withCall("\"transcript\":\"Agent: One\\ntwo\\nUser: Three\\nTransfer Target: Four\\n\"")
                        .turns())
                .containsExactly(said("agent", "One\ntwo"), said("user", "Three"), said("transfer_target", "Four"));
        assertThat(withCall("\"transcript\":\"Test call transcript\"").turns())
                .containsExactly(said("unknown", "Test call transcript"));
    }

    @Test
    void readsCustomAnalysisLatencyAndCost() {
        CallDocument document = stored("04_web_call_analyzed_tools_custom_analysis.json");
        assertThat(document.customAnalysis())
                .containsExactly(
                        new CustomValue("issue_category", "Shipping"),
                        new CustomValue("Callback requested?", true),
                        new CustomValue("order_value_usd", new BigDecimal("1849.5")),
                        new CustomValue("churn_risk", "medium"),
                        new CustomValue("Résumé client", "Livraison en retard; veut un rappel."));
        assertThat(document.latency()).containsKeys("e2e", "llm");
        assertThat(document.latency().get("e2e"))
                .isEqualTo(new CallDocument.Percentiles(1501d, 1820d, 1859.875, 1891.775, 1420d, 1899.75, 3d));
        assertThat(document.cost())
                .satisfies(cost -> assertThat(cost.cents()).isEqualTo("6.493"))
                .satisfies(cost ->
                        assertThat(cost.items()).contains(new CostItem("retell_platform", new BigDecimal("3.483"))));
        assertThat(document.inVoicemail()).isFalse();
    }

    @Test
    void onlyHttpUrlsAreRecordingUrls() {
        assertThat(withCall(
                                "\"recording_url\":\"javascript:alert(1)\",\"recording_multi_channel_url\":\"https://r/2.wav\"")
                        .recordingUrl())
                .isEqualTo("https://r/2.wav");
        assertThat(withCall("\"recording_url\":\"https://\"").recordingUrl()).isNull();
        assertThat(withCall("\"recording_url\":\"HTTP://r/1.wav\"").recordingUrl())
                .isEqualTo("HTTP://r/1.wav");
    }

    @Test
    void unreadablePartsAreEmpty() {
        for (String body :
                List.of("", "{", "[]", "7", "{\"call\":7}", "{\"call\":{\"latency\":[],\"call_cost\":\"\"}}")) {
            CallDocument document = CallDocument.read(body.getBytes(StandardCharsets.UTF_8));
            assertThat(document.turns()).isEmpty();
            assertThat(document.latency()).isEmpty();
            assertThat(document.cost()).isNull();
        }
    }
}
