package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DisconnectionTest {

    @Test
    void listsThe34ReasonsOnceEach() {
        assertThat(Arrays.stream(Disconnection.values()).flatMap(it -> it.reasons().stream()))
                .hasSize(34)
                .doesNotHaveDuplicates();
    }

    @Test
    void classifiesReasons() {
        assertThat(Disconnection.of("voicemail_reached")).isEqualTo(Disconnection.ENDED);
        assertThat(Disconnection.of("dial_no_answer")).isEqualTo(Disconnection.NOT_CONNECTED);
        assertThat(Disconnection.of("error_asr")).isEqualTo(Disconnection.ERROR);
        assertThat(Disconnection.of("reason_of_tomorrow")).isNull();
        assertThat(Disconnection.of(null)).isNull();
    }
}
