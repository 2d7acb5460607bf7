package com.aivors.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {

    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "Etc/Unknown", "Mars/Base", "undefined", "null", "+25:00", "\u0000", "UTC", "Z"})
    void unknownZoneNamesMeanUtc(@Nullable String name) {
        assertThat(ZoneNames.of(name)).isEqualTo(ZoneId.of("UTC"));
    }

    @ParameterizedTest
    @CsvSource({
        "US/Eastern, -04:00",
        "Asia/Calcutta, +05:30",
        "Europe/Kiev, +03:00",
        "europe/berlin, +02:00",
        "EST, -05:00",
        "+05:30, +05:30",
        "Etc/GMT+3, -03:00",
    })
    void legacyNamesAndOffsetsAreAccepted(String name, String offset) {
        assertThat(ZoneNames.of(name).getRules().getOffset(JULY)).hasToString(offset);
    }
}
