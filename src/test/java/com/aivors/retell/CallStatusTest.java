package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallStatusTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call_ended     | \"call_status\":\"registered\"                                          | ended",
                "call_ended     | \"call_status\":\"ongoing\"                                             | ended",
                "call_analyzed  | \"call_status\":\"ongoing\"                                             | ended",
                "call_ended     | \"call_status\":\"Ended\"                                               | ended",
                "call_ended     | \"call_status\":\"error\"                                               | error",
                "call_started   | \"call_status\":\"ended\"                                               | ended",
                "call_started   | \"call_status\":\"Not Connected\"                                       | not_connected",
                "call_started   | \"call_status\":\"ongoing\",\"disconnection_reason\":\"user_hangup\"    | ended",
                "call_started   | \"call_status\":\"ongoing\",\"end_timestamp\":1795207863000             | ended",
                "call_started   | \"call_status\":\"ongoing\",\"end_timestamp\":\"2026-11-20T20:51:03Z\"  | ended",
                "call_started   | \"call_status\":\"ongoing\",\"end_timestamp\":\"undefined\"             | ongoing",
                "call_started   | \"call_status\":\"ongoing\",\"disconnection_reason\":\"null\"           | ongoing",
                "call_ended     | \"call_status\":\"registered\",\"disconnection_reason\":\"dial_busy\"   | not_connected",
                "call_ended     | \"call_status\":\"ongoing\",\"disconnection_reason\":\"Dial No Answer\" | not_connected",
                "call_ended     | \"call_status\":\"ongoing\",\"disconnection_reason\":\"error_asr\"      | error",
                "call_ended     | \"disconnection_reason\":\"error_of_tomorrow\"                          | error",
                "call_ended     | \"disconnection_reason\":\"tomorrows_reason\"                           | ended",
                "call_ended     | \"call_status\":\"ended\",\"disconnection_reason\":\"dial_busy\"        | ended",
                "call_ended     | \"call_status\":\"{{ $json.status }}\"                                  | ended",
                "call_started   | \"call_status\":\"registered\"                                          | registered",
                "call_started   | \"direction\":\"inbound\"                                               | ongoing",
                "call_started   | \"call_status\":\"ringing\"                                             | ongoing",
                "transcript_updated | \"call_status\":\"ongoing\"                                         | ongoing"
            })
    void eventAndFieldsDetermineTheStatus(String event, String fields, String status) {
        assertThat(Payloads.event("{\"event\":\"" + event + "\",\"call\":{\"call_id\":\"c\"," + fields + "}}")
                        .facts()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aTransferEventSetsNoStatus() {
        assertThat(Payloads.event("{\"event\":\"transfer_ended\",\"call\":{\"call_id\":\"c\"}}")
                        .facts()
                        .status())
                .isNull();
    }

    @Test
    void reasonsAndDirectionsAreNormalised() {
        assertThat(Payloads.event(
                                "{\"call_id\":\"c\",\"disconnection_reason\":\"User Hangup\",\"direction\":\"Inbound\"}")
                        .facts())
                .satisfies(it -> assertThat(it.disconnectionReason()).isEqualTo("user_hangup"))
                .satisfies(it -> assertThat(it.direction()).isEqualTo("inbound"));
    }
}
