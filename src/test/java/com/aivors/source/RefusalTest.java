package com.aivors.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    @ParameterizedTest
    @EnumSource
    void eachReasonFindsItsRefusal(Refusal refusal) {
        assertThat(Refusal.of(refusal.reason())).contains(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "busy, 503",
        "too-large, 413",
        "encoding, 415",
        "incomplete, 400",
        "unreadable, 422",
        "unknown-source, 404",
        "secret-missing, 401",
        "secret-wrong, 401",
        "signature-clock, 401",
    })
    void eachReasonHasItsHttpStatus(String reason, int status) {
        assertThat(Refusal.of(reason).map(Refusal::status)).contains(status);
    }

    @Test
    void anUnknownReasonHasNoRefusal() {
        assertThat(Refusal.of("on-strike")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theFrontEndHasATextForEachReason(Refusal refusal) throws IOException {
        assertThat(Files.readString(Path.of("web/src/lib/refusals.ts")))
                .containsPattern("(?m)^  \"?" + refusal.reason() + "\"?: \\{$");
    }
}
