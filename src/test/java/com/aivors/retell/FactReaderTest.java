package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactReaderTest {

    private static CallFacts facts(String fields) {
        return Payloads.event("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"," + fields + "}}")
                .facts();
    }

    @Test
    void readsARealCall() {
        CallFacts facts = Payloads.event(Payloads.text("03_phone_inbound_call_analyzed.json"))
                .facts();
        assertThat(facts.agentName()).isEqualTo("Harbor Lane front desk");
        assertThat(facts.startedAtMillis()).isEqualTo(1_763_800_205_118L);
        assertThat(facts.endedAtMillis()).isEqualTo(1_763_800_246_500L);
        assertThat(facts.durationMillis()).isEqualTo(41_382);
        assertThat(facts.costCents()).isEqualByComparingTo("9.009");
        assertThat(facts.latencyMillis()).isEqualTo(978);
        assertThat(facts.successful()).isTrue();
        assertThat(facts.inVoicemail()).isFalse();
        assertThat(facts.customAnalysis())
                .isEqualTo("{\"appointment_booked\":true,\"Visit reason\":\"Emergency\",\"pain_level\":3,"
                        + "\"callback_note\":\"\"}");
    }

    @Test
    void aCallThatDidNotConnectHasADurationOfZeroAndNoTranscript() {
        CallFacts facts = Payloads.event(Payloads.text("06_dial_no_answer_call_ended.json"))
                .facts();
        assertThat(facts.durationMillis()).isZero();
        assertThat(facts.startedAtMillis()).isNull();
        assertThat(facts.transcript()).isNull();
    }

    @Test
    void secondsAndMillisecondsAreDistinguished() {
        CallFacts facts = facts("\"start_timestamp\":1640000000,\"end_timestamp\":\"1640000300.5\"");
        assertThat(facts.startedAtMillis()).isEqualTo(1_640_000_000_000L);
        assertThat(facts.endedAtMillis()).isEqualTo(1_640_000_300_500L);
        assertThat(facts.durationMillis()).as("said by nobody").isNull();
    }

    @Test
    void aSentDurationOverridesTheTimes() {
        assertThat(facts("\"start_timestamp\":1640000000,\"end_timestamp\":1640000300,\"duration_ms\":\"250\"")
                        .durationMillis())
                .isEqualTo(250);
    }

    @ParameterizedTest
    @CsvSource({
        "start_timestamp, 0",
        "start_timestamp, -1640000000",
        "start_timestamp, 1e999999",
        "start_timestamp, 1e-999999999",
        "start_timestamp, 9999999999999999",
        "duration_ms, -5",
        "duration_ms, 1e30",
        "duration_ms, []",
        "end_timestamp, {}",
        "end_timestamp, true"
    })
    void invalidTimesAreIgnored(String name, String value) {
        CallFacts facts = facts("\"" + name + "\":" + value);
        assertThat(facts.startedAtMillis()).isNull();
        assertThat(facts.endedAtMillis()).isNull();
        assertThat(facts.durationMillis()).isNull();
    }

    @Test
    void onlyFieldsOfTheWrongTypeAreIgnored() {
        CallFacts facts = facts(
                "\"agent_id\":{},\"agent_name\":[],\"call_status\":7,\"transcript\":{\"a\":1},"
                        + "\"direction\":\"\",\"from_number\":15035550142,\"call_cost\":\"none\",\"latency\":{\"e2e\":{\"p50\":\"x\"}},"
                        + "\"call_analysis\":{\"call_successful\":\"maybe\",\"in_voicemail\":\"FALSE\",\"call_summary\":\"ok\"}");
        assertThat(facts.agentId()).isNull();
        assertThat(facts.agentName()).isNull();
        assertThat(facts.direction()).isNull();
        assertThat(facts.transcript()).isNull();
        assertThat(facts.costCents()).isNull();
        assertThat(facts.latencyMillis()).isNull();
        assertThat(facts.successful()).isNull();
        assertThat(facts.inVoicemail()).isFalse();
        assertThat(facts.fromNumber()).isEqualTo("15035550142");
        assertThat(facts.summary()).isEqualTo("ok");
    }

    @Test
    void costsKeepAllDigits() {
        assertThat(facts("\"call_cost\":{\"combined_cost\":0.1000000000000000055511151231257827}")
                        .costCents())
                .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
    }

    @Test
    void textIsSafeForPostgres() {
        CallFacts facts = facts(
                "\"transcript\":\"a\\u0000b\\ud800c\\ud83d\\ude80\",\"call_analysis\":"
                        + "{\"custom_analysis_data\":{\"k\\u0000\":\"\\udc00\",\"n\":1e200000,\"l\":[\"\\u0000\"],\"ok\":1.5}}");
        assertThat(facts.transcript()).isEqualTo("ab\ufffdc\ud83d\ude80");
        assertThat(facts.customAnalysis()).isEqualTo("{\"k\":\"\ufffd\",\"n\":\"1e200000\",\"l\":[\"\"],\"ok\":1.5}");
    }

    @Test
    void utterancesReplaceAMissingTranscript() {
        assertThat(facts("\"transcript_object\":[{\"role\":\"agent\",\"content\":\"Hi\"},{\"role\":\"user\","
                                + "\"content\":\"Bye\"},{\"role\":\"dtmf\",\"digit\":\"1\"}]")
                        .transcript())
                .isEqualTo("Agent: Hi\nUser: Bye\n");
    }

    @Test
    void longLabelsAreTruncatedAndLongIdsIgnored() {
        CallFacts facts = facts("\"agent_id\":\"" + "a".repeat(256) + "\",\"agent_name\":\"" + "a".repeat(300) + "\"");
        assertThat(facts.agentId()).isNull();
        assertThat(facts.agentName()).hasSize(255);
    }
}
