package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageSettingTest {

    private static final String EVERYTHING = "\"data_storage_setting\":\"everything\"";

    private static String withSetting(String setting) {
        return Payloads.text("02_phone_inbound_call_ended.json")
                .replaceFirst("\"data_storage_setting\"\\s*:\\s*\"everything\"", setting);
    }

    @Test
    void theTokenOfAWebCallIsNeverStored() {
        String sent = Payloads.text("04_web_call_analyzed_tools_custom_analysis.json");
        assertThat(sent).contains("web-call-room-token");
        assertThat(Payloads.utf8(Payloads.event(sent).body())).doesNotContain("access_token", "room-token");
        for (String other : new String[] {
            "{\"event\":\"call_ended\",\"access_token\":\"room-token\",\"call\":{\"call_id\":\"c\",\"metadata\":"
                    + "{\"x\":[{\"access_token\":{\"a\":\"room-token\"},\"b\":1}]}}}",
            "call_id=c&access_token=room-token"
        }) {
            assertThat(Payloads.utf8(Payloads.event(other).body())).doesNotContain("access_token", "room-token");
        }
        assertThat(Payloads.only("{\"x\":{\"access_token\":\"room-token\"}}"))
                .isInstanceOfSatisfying(
                        Element.Unreadable.class,
                        it -> assertThat(Payloads.utf8(it.body())).isEqualTo("{\"x\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"data_storage_setting\":\"basic_attributes_only\"",
                "\"opt_out_sensitive_data_storage\":true",
                "\"opt_out_sensitive_data_storage\":\"true\""
            })
    void optOutKeepsOnlyBasicAttributes(String setting) {
        CallEvent event = Payloads.event(withSetting(setting));
        assertThat(Payloads.utf8(event.body()))
                .doesNotContain("transcript", "recording", "public_log", "Priya", "dynamic_variables");
        assertThat(event.facts().transcript()).isNull();
        assertThat(event.facts().fromNumber()).isEqualTo("+15035550142");
        assertThat(event.facts().toNumber()).isEqualTo("+15035550199");
        assertThat(event.facts().durationMillis()).isEqualTo(41_382);
        assertThat(event.facts().costCents()).isNotNull();
        CallDocument document = CallDocument.read(event.body());
        assertThat(document.storageOptedOut()).isTrue();
        assertThat(document.turns()).isEmpty();
        assertThat(document.recordingUrl()).isNull();
    }

    @Test
    void optOutKeepsTheAnalysisVerdicts() {
        CallEvent event = Payloads.event(Payloads.text("03_phone_inbound_call_analyzed.json")
                .replaceFirst(
                        "\"data_storage_setting\"\\s*:\\s*\"everything\"", "\"opt_out_sensitive_data_storage\":true"));
        assertThat(event.facts().successful()).isTrue();
        assertThat(event.facts().sentiment()).isEqualTo("Positive");
        assertThat(event.facts().summary()).isNull();
        assertThat(event.facts().customAnalysis()).isNull();
        assertThat(Payloads.utf8(event.body())).doesNotContain("chipped a tooth", "Emergency");
    }

    @Test
    void optOutRemovesAnalysisSentAsText() {
        CallEvent event =
                Payloads.event("{\"event\":\"call_analyzed\",\"transcript_with_tool_calls\":[{\"content\":\"secret\"}],"
                        + "\"call\":{\"call_id\":\"c\",\"opt_out_sensitive_data_storage\":true,\"tomorrows_field\":\"secret\","
                        + "\"call_analysis\":\"{\\\"call_summary\\\":\\\"secret\\\"}\"}}");
        assertThat(Payloads.utf8(event.body())).doesNotContain("secret");
    }

    @Test
    void exceptPiiKeepsTheScrubbedVariants() {
        CallEvent event = Payloads.event(Payloads.text("04_web_call_analyzed_tools_custom_analysis.json"));
        String body = Payloads.utf8(event.body());
        assertThat(body)
                .contains(
                        "\"scrubbed_transcript_with_tool_calls\":[", "\"scrubbed_recording_url\":", "\"call_analysis\"")
                .doesNotContain(
                        "\"transcript\":", "\"transcript_object\"", "\"recording_url\"", "public_log_url", "Marek");
        assertThat(event.facts().transcript()).startsWith("Agent: Hey there").contains("\nUser: ");
        assertThat(CallDocument.read(event.body()).recordingUrl()).contains("scrubbed.wav");
        assertThat(CallDocument.read(event.body()).turns()).isNotEmpty();
    }

    @Test
    void exceptPiiWithoutAScrubbedVariantKeepsNoConversation() {
        CallEvent event = Payloads.event(withSetting(EVERYTHING.replace("everything", "everything_except_pii")));
        assertThat(event.facts().transcript()).isNull();
        assertThat(Payloads.utf8(event.body())).doesNotContain("transcript", "recording_url", "Priya");
    }

    @Test
    void theSettingEverythingKeepsAllFields() {
        assertThat(Payloads.utf8(Payloads.event(withSetting(EVERYTHING)).body()))
                .contains("transcript_object", "recording_multi_channel_url", "telephony_identifier");
    }
}
