package com.aivors.call.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.CallEvent;
import com.aivors.retell.CallOutcome;
import com.aivors.retell.Disconnection;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeRuleTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, IN_PROGRESS",
                "registered, -, -, IN_PROGRESS",
                "ongoing, -, true, IN_PROGRESS",
                "ended, -, -, ANSWERED",
                "a_status_of_tomorrow, -, -, ANSWERED",
                "ended, user_hangup, -, ANSWERED",
                "ended, a_reason_of_tomorrow, -, ANSWERED",
                "ongoing, user_hangup, -, ANSWERED",
                "registered, dial_busy, -, NOT_CONNECTED",
                "not_connected, -, -, NOT_CONNECTED",
                "ended, voicemail_reached, false, VOICEMAIL",
                "ended, user_hangup, true, VOICEMAIL",
                "error, -, -, FAILED",
                "ended, error_of_tomorrow, -, FAILED",
                "ended, no_valid_payment, -, FAILED",
                "ended, call_transfer, -, TRANSFERRED",
                "ended, transfer_bridged, -, TRANSFERRED",
                "ended, transfer_cancelled, -, ANSWERED",
            })
    void derivesTheOutcomeFromStatusReasonAndVoicemail(
            @Nullable String status, @Nullable String reason, @Nullable Boolean inVoicemail, CallOutcome expected) {
        FactsBuilder facts =
                new FactsBuilder().status(status).disconnectionReason(reason).inVoicemail(inVoicemail);
        assertThat(OutcomeRule.outcome(state("call_started", facts), false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Disconnection.class)
    void eachKindOfDisconnectionHasItsOutcomes(Disconnection kind) {
        for (String reason : kind.reasons()) {
            CallOutcome outcome =
                    OutcomeRule.outcome(state("call_ended", new FactsBuilder().disconnectionReason(reason)), true);
            assertThat(outcome)
                    .as(reason)
                    .isIn(
                            switch (kind) {
                                case ENDED ->
                                    Set.of(CallOutcome.ANSWERED, CallOutcome.VOICEMAIL, CallOutcome.TRANSFERRED);
                                case NOT_CONNECTED -> Set.of(CallOutcome.NOT_CONNECTED);
                                case ERROR -> Set.of(CallOutcome.FAILED);
                            });
        }
    }

    @Test
    void onlyACallWithoutAnEndCanBeOverdue() {
        assertThat(OutcomeRule.outcome(state("call_started", new FactsBuilder().status("ongoing")), true))
                .isEqualTo(CallOutcome.NO_END);
        assertThat(OutcomeRule.outcome(state("call_started", new FactsBuilder().endedAtMillis(1L)), true))
                .isEqualTo(CallOutcome.ANSWERED);
        assertThat(OutcomeRule.outcome(state("call_ended", new FactsBuilder()), true))
                .isEqualTo(CallOutcome.ANSWERED);
    }

    private static CallState state(String event, FactsBuilder facts) {
        return CallState.of(
                new UUID(7, 7),
                new CallEvent(event, "call_1", facts.build(), 1_000, new byte[16], new byte[16]),
                Instant.EPOCH);
    }
}
