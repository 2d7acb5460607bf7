package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /// The weeks have 167 and 169 hours, those before them 168; without a change of clocks all have.
    @ParameterizedTest
    @CsvSource({
        "2026-03-08, 2026-03-15, 2026-03-01",
        "2026-11-01, 2026-11-08, 2026-10-25",
        "2026-03-09, 2026-03-16, 2026-03-02",
        "2026-03-08, 2026-03-09, 2026-03-07",
        "2026-06-01, 2026-07-01, 2026-05-02",
    })
    void wholeLocalDaysArePrecededByAsManyLocalDays(LocalDate from, LocalDate to, LocalDate before) {
        assertThat(Periods.before(NEW_YORK, midnight(NEW_YORK, from), midnight(NEW_YORK, to)))
                .isEqualTo(midnight(NEW_YORK, before));
    }

    @Test
    void otherPeriodsArePrecededByAsMuchTime() {
        Instant from = Instant.parse("2026-03-08T05:00:00Z");
        assertThat(Periods.before(NEW_YORK, from, Instant.parse("2026-03-15T05:00:00Z")))
                .isEqualTo("2026-03-01T05:00:00Z");
    }

    /// In Beirut the clocks went from 00:00 to 01:00.
    @Test
    void aDayMayBeginAtOne() {
        ZoneId beirut = ZoneId.of("Asia/Beirut");
        Instant from = Instant.parse("2021-03-27T22:00:00Z");
        assertThat(Periods.isMidnight(beirut, from)).isTrue();
        assertThat(Periods.before(beirut, from, midnight(beirut, LocalDate.of(2021, 3, 29))))
                .isEqualTo(midnight(beirut, LocalDate.of(2021, 3, 27)));
    }

    private static Instant midnight(ZoneId zone, LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
