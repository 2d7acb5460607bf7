package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /// The weeks have 167 and 169 hours, and those before them 168. Without a change of clocks all
    /// are equal.
    @ParameterizedTest
    @CsvSource({
        "2026-03-08, 2026-03-15, 2026-03-01",
        "2026-11-01, 2026-11-08, 2026-10-25",
        "2026-03-09, 2026-03-16, 2026-03-02",
        "2026-03-08, 2026-03-09, 2026-03-07",
        "2026-06-01, 2026-07-01, 2026-05-02",
    })
    void wholeDaysCompareWithAsManyLocalDaysBefore(LocalDate from, LocalDate to, LocalDate before) {
        assertThat(previous(NEW_YORK, midnight(NEW_YORK, from), midnight(NEW_YORK, to)))
                .isEqualTo(new Range<>(midnight(NEW_YORK, before), midnight(NEW_YORK, from)));
    }

    @Test
    void otherPeriodsCompareWithTheSameDurationBefore() {
        Instant from = Instant.parse("2026-03-08T05:00:00Z");
        assertThat(previous(NEW_YORK, from, Instant.parse("2026-03-15T05:00:00Z")))
                .isEqualTo(new Range<>(Instant.parse("2026-03-01T05:00:00Z"), from));
    }

    /// In Beirut the clocks went from 00:00 to 01:00.
    @Test
    void aDayWithoutMidnightBeginsAtOneOClock() {
        ZoneId beirut = ZoneId.of("Asia/Beirut");
        Instant from = Instant.parse("2021-03-27T22:00:00Z");
        assertThat(Periods.isMidnight(beirut, from)).isTrue();
        assertThat(previous(beirut, from, midnight(beirut, LocalDate.of(2021, 3, 29))))
                .isEqualTo(new Range<>(midnight(beirut, LocalDate.of(2021, 3, 27)), from));
    }

    @ParameterizedTest
    @CsvSource({
        "WEEKDAY, 2026-03-10, 2026-03-12, 2026-03-03, 2026-03-05",
        "WEEKDAY, 2026-03-08, 2026-03-15, 2026-03-01, 2026-03-08",
        "WEEKDAY, 2026-03-01, 2026-04-01, 2026-01-25, 2026-02-25",
        "MONTH, 2026-03-01, 2026-04-01, 2026-02-01, 2026-03-01",
        "MONTH, 2026-02-01, 2026-03-01, 2026-01-01, 2026-02-01",
        "MONTH, 2026-03-01, 2026-03-06, 2026-02-01, 2026-02-06",
        "MONTH, 2026-05-01, 2026-07-01, 2026-03-01, 2026-05-01",
        "YEAR, 2026-03-01, 2026-04-01, 2025-03-01, 2025-04-01",
        "YEAR, 2028-02-29, 2028-03-01, 2027-02-28, 2027-03-01",
        "YEAR, 2028-01-01, 2029-01-01, 2027-01-01, 2028-01-01",
    })
    void weekdayMonthAndYearComparisonsUseLocalDays(
            Compare compare, LocalDate from, LocalDate to, LocalDate comparedFrom, LocalDate comparedTo) {
        var period = new Range<>(midnight(NEW_YORK, from), midnight(NEW_YORK, to));
        assertThat(Periods.compared(compare, NEW_YORK, period))
                .isEqualTo(new Range<>(midnight(NEW_YORK, comparedFrom), midnight(NEW_YORK, comparedTo)));
    }

    /// At ten in the morning the current day has ten hours. The day before has 25 hours, and eleven
    /// by that time.
    @ParameterizedTest
    @CsvSource({
        "PREVIOUS, 2026-03-05, 2026-03-06, 2026-03-05T10:00:00, 2026-03-04, 2026-03-04T10:00:00",
        "PREVIOUS, 2026-11-02, 2026-11-03, 2026-11-02T10:00:00, 2026-11-01, 2026-11-01T10:00:00",
        "PREVIOUS, 2026-02-04, 2026-03-06, 2026-03-05T10:00:00, 2026-01-05, 2026-02-03T10:00:00",
        "WEEKDAY, 2026-03-05, 2026-03-06, 2026-03-05T10:00:00, 2026-02-26, 2026-02-26T10:00:00",
        "MONTH, 2026-03-01, 2026-03-06, 2026-03-05T10:00:00, 2026-02-01, 2026-02-05T10:00:00",
        "MONTH, 2026-03-01, 2026-04-01, 2026-03-30T10:00:00, 2026-02-01, 2026-02-28T10:00:00",
        "YEAR, 2026-03-01, 2026-03-06, 2026-03-05T10:00:00, 2025-03-01, 2025-03-05T10:00:00",
        // A period that has ended or has not begun is compared as a whole.
        "PREVIOUS, 2026-03-05, 2026-03-06, 2026-03-06T00:00:00, 2026-03-04, 2026-03-05T00:00:00",
        "PREVIOUS, 2026-03-05, 2026-03-06, 2026-03-04T10:00:00, 2026-03-04, 2026-03-05T00:00:00",
    })
    void anOngoingPeriodComparesWithTheSameElapsedTime(
            Compare compare,
            LocalDate from,
            LocalDate to,
            LocalDateTime now,
            LocalDate comparedFrom,
            LocalDateTime comparedTo) {
        var period = new Range<>(midnight(NEW_YORK, from), midnight(NEW_YORK, to));
        assertThat(Periods.comparedSoFar(
                        compare, NEW_YORK, period, now.atZone(NEW_YORK).toInstant()))
                .isEqualTo(new Range<>(
                        midnight(NEW_YORK, comparedFrom),
                        comparedTo.atZone(NEW_YORK).toInstant()));
    }

    private static @Nullable Range<Instant> previous(ZoneId zone, Instant from, Instant to) {
        return Periods.compared(Compare.PREVIOUS, zone, new Range<>(from, to));
    }

    private static Instant midnight(ZoneId zone, LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
