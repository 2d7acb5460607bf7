package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final String SECOND = "2026-11-20T20:51:03Z";

    private static String event(String field, String json) {
        return "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"" + field + "\":" + json + "}}";
    }

    private static Instant start(String json) {
        Long millis = Payloads.event(event("start_timestamp", json)).facts().startedAtMillis();
        return millis == null ? Instant.EPOCH : Instant.ofEpochMilli(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795207863",
                "1795207863.0",
                "1795207863000",
                "1795207863000.25",
                "1795207863000000",
                "1795207863000000.5",
                "1795207863000000000",
                "1.795207863E9",
                "1.795207863e12",
                "1795207863e3",
                "\"1795207863\"",
                "\" 1795207863000 \"",
                "\"1795207863000.0\"",
                "\"1795207863000\\n\"",
                "\"\\u200b1795207863000\"",
                "\"1795207863000000\"",
                "\"1.795207863E+12\"",
                "\"+1795207863\"",
                "\"\\\"1795207863000\\\"\"",
                "\"2026-11-20T20:51:03Z\"",
                "\"2026-11-20t20:51:03z\"",
                "\"2026-11-20T20:51:03.000Z\"",
                "\"2026-11-20T20:51:03.000000Z\"",
                "\"2026-11-20T20:51:03,000Z\"",
                "\"2026-11-20T20:51:03.000123456789Z\"",
                "\"2026-11-20T21:51:03+01:00\"",
                "\"2026-11-20T21:51:03+0100\"",
                "\"2026-11-20T21:51:03+01\"",
                "\"2026-11-20T21:51:03 01:00\"",
                "\"2026-11-20T15:51:03-05:00\"",
                "\"2026-11-21T02:21:03+05:30\"",
                "\"2026-11-20T20:51:03+00:00\"",
                "\"2026-11-20T20:51:03\"",
                "\"2026-11-20T20:51:03.000\"",
                "\"2026-11-20 20:51:03\"",
                "\"2026-11-20 20:51:03Z\"",
                "\"2026-11-20 20:51:03 UTC\"",
                "\"2026-11-20 20:51:03 +0000\"",
                "\"2026-11-20 21:51:03+01:00\"",
                "\"2026/11/20 20:51:03\"",
                "\"20261120T205103Z\"",
                "\"  2026-11-20T20:51:03Z\\n\"",
                "\"2026-11-20T21:51:03+01:00[Europe/Berlin]\"",
                "\"[DateTime: 2026-11-20T20:51:03.000Z]\"",
                "\"Fri Nov 20 2026 20:51:03 GMT+0000 (Coordinated Universal Time)\"",
                "\"Fri Nov 20 2026 21:51:03 GMT+0100 (Central European Standard Time)\"",
                "\"Fri, 20 Nov 2026 20:51:03 GMT\""
            })
    void everyTimeFormatGivesTheSameSecond(String json) {
        assertThat(start(json)).isEqualTo(SECOND);
        assertThat(Payloads.event(event("end_timestamp", json)).facts().endedAtMillis())
                .isEqualTo(1_795_207_863_000L);
        assertThat(Payloads.event("{\"call_id\":\"c\",\"event_timestamp\":" + json + "}")
                        .sentAtMillis())
                .isEqualTo(1_795_207_863_000L);
    }

    @Test
    void fractionsAndShortFormatsAreParsed() {
        assertThat(start("\"2026-11-20T20:53:33.500Z\"")).isEqualTo("2026-11-20T20:53:33.500Z");
        assertThat(start("\"2026-11-20T20:53:33.5Z\"")).isEqualTo("2026-11-20T20:53:33.500Z");
        assertThat(start("1795207863.25")).isEqualTo("2026-11-20T20:51:03.250Z");
        assertThat(start("\"1795207863.999999\"")).isEqualTo("2026-11-20T20:51:03.999Z");
        assertThat(start("1795207863123456")).isEqualTo("2026-11-20T20:51:03.123Z");
        assertThat(start("\"2026-11-20T20:51Z\"")).isEqualTo("2026-11-20T20:51:00Z");
        assertThat(start("\"2026-11-20 20:51\"")).isEqualTo("2026-11-20T20:51:00Z");
        assertThat(start("\"2026-11-20\"")).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(start("\"2026-11-20T24:00:00Z\"")).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(start("\"2016-12-31T23:59:60Z\"")).isEqualTo("2016-12-31T23:59:59Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yesterday\"",
                "\"11/20/2026 8:51 PM\"",
                "\"20.11.2026 20:51\"",
                "\"2026-02-31T10:00:00Z\"",
                "\"2026-13-01T10:00:00Z\"",
                "\"2026-11-20T25:00:00Z\"",
                "\"2026-11-20T20:51:99Z\"",
                "\"2026-11-20T20:51:03+99:00\"",
                "\"1926-11-20T20:51:03Z\"",
                "\"2126-11-20T20:51:03Z\"",
                "\"20:51:03\"",
                "\"20261120\"",
                "\"2026-11-20 8\"",
                "17952078630",
                "5",
                "{}",
                "[1795207863]",
                "true"
            })
    void unreadableTimesAreIgnoredWithARemark(String json) {
        assertThat(start(json)).isEqualTo(Instant.EPOCH);
        if (!json.equals("{}")) {
            assertThat(Remarks.of(Payloads.event(event("start_timestamp", json)).body()))
                    .singleElement()
                    .asString()
                    .contains("call.start_timestamp", "could not be read as a time");
            assertThat(Remarks.of(Payloads.event(event("transfer_end_timestamp", json))
                            .body()))
                    .hasSize(1);
        }
    }

    @Test
    void isoTimesOfACallAreParsed() {
        CallFacts facts = Payloads.event(
                        "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\","
                                + "\"start_timestamp\":\"2026-11-20T20:51:03.000Z\",\"end_timestamp\":\"2026-11-20T20:53:33.500Z\"}}")
                .facts();
        assertThat(facts.startedAtMillis())
                .isEqualTo(Instant.parse("2026-11-20T20:51:03Z").toEpochMilli());
        assertThat(facts.endedAtMillis())
                .isEqualTo(Instant.parse("2026-11-20T20:53:33.500Z").toEpochMilli());
        assertThat(Payloads.event(event("duration_ms", "\" 150.5 \"")).facts().durationMillis())
                .isEqualTo(150);
    }

    @Test
    void assumptionsProduceRemarks() {
        assertThat(Remarks.of(Payloads.event(event("start_timestamp", "\"2026-11-20 20:51:03\""))
                        .body()))
                .singleElement()
                .asString()
                .contains("read as UTC");
        assertThat(Remarks.of(Payloads.event(event("start_timestamp", "\"2026-11-20\""))
                        .body()))
                .singleElement()
                .asString()
                .contains("midnight");
    }

    @Test
    void aUsualEventHasNoRemarks() {
        for (String payload : List.of(
                "01_phone_inbound_call_started.json",
                "02_phone_inbound_call_ended.json",
                "03_phone_inbound_call_analyzed.json",
                "04_web_call_analyzed_tools_custom_analysis.json",
                "05_voicemail_outbound_call_analyzed.json",
                "06_dial_no_answer_call_ended.json",
                "v21_transcript_updated.json")) {
            assertThat(Remarks.of(Payloads.event(Payloads.text(payload)).body()))
                    .as(payload)
                    .isEmpty();
        }
        assertThat(Remarks.of(new byte[] {1, 2})).isEmpty();
        assertThat(Remarks.of("7".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void remarksNameTheFieldAndTheValue() {
        assertThat(Remarks.of(Payloads.event("{\"event\":\"call_finalised\",\"event_timestamp\":\"soon\",\"call\":{"
                                + "\"call_id\":\"c \",\"from_number\":\"{{ $json.from }}\",\"call_status\":\"ongoing\","
                                + "\"disconnection_reason\":\"user_hangup\",\"duration_ms\":\"long\","
                                + "\"call_analysis\":{\"call_successful\":\"maybe\",\"call_summary\":\"undefined\"}}}")
                        .body()))
                .anySatisfy(it -> assertThat(it).contains("`call_finalised`", "unknown"))
                .anySatisfy(it -> assertThat(it).contains("call.call_id", "white space"))
                .anySatisfy(it -> assertThat(it).contains("event_timestamp", "`soon`"))
                .anySatisfy(it -> assertThat(it).contains("call.from_number", "placeholder", "{{ $json.from }}"))
                .anySatisfy(it -> assertThat(it).contains("call.duration_ms", "`long`"))
                .anySatisfy(it -> assertThat(it).contains("call.call_status", "`ongoing`", "`ended`"))
                .anySatisfy(it -> assertThat(it).contains("call_successful", "`maybe`"))
                .anySatisfy(it -> assertThat(it).contains("call_summary", "`undefined`"))
                .hasSize(8);
    }
}
