package com.aivors.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class BillingMonthTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Test
    void aMonthClosesAtNoonOnTheSixthOfTheNextMonth() {
        assertThat(BillingMonth.closesAt(OCTOBER)).isEqualTo(Instant.parse("2026-11-06T12:00:00Z"));
        assertThat(BillingMonth.isClosed(OCTOBER, Instant.parse("2026-11-06T11:59:59Z")))
                .isFalse();
        assertThat(BillingMonth.isClosed(OCTOBER, Instant.parse("2026-11-06T12:00:00Z")))
                .isTrue();
    }

    @Test
    void booksALateEventOfAnOpenMonthInThatMonth() {
        assertThat(BillingMonth.booked(OCTOBER, Instant.parse("2026-11-03T00:00:00Z")))
                .isEqualTo(OCTOBER);
    }

    @Test
    void booksAnEventOfAClosedMonthInTheFirstOpenMonth() {
        assertThat(BillingMonth.booked(OCTOBER, Instant.parse("2026-11-06T12:00:00Z")))
                .isEqualTo(NOVEMBER);
        // In the first days of December, November is still open.
        assertThat(BillingMonth.booked(OCTOBER, Instant.parse("2026-12-02T00:00:00Z")))
                .isEqualTo(NOVEMBER);
        assertThat(BillingMonth.booked(YearMonth.of(2021, 12), Instant.parse("2026-12-06T12:00:00Z")))
                .isEqualTo(YearMonth.of(2026, 12));
    }

    @Test
    void theEarliestOpenMonthIsOpenAndTheOneBeforeIsClosed() {
        Instant moment = Instant.parse("2026-01-01T00:00:00Z");
        for (int hours = 0; hours < 24 * 400; hours += 5) {
            Instant now = moment.plusSeconds(hours * 3_600L);
            YearMonth open = BillingMonth.firstOpen(now);
            assertThat(BillingMonth.isClosed(open, now)).as(now.toString()).isFalse();
            assertThat(BillingMonth.isClosed(open.minusMonths(1), now))
                    .as(now.toString())
                    .isTrue();
        }
    }

    @Test
    void parsesMonthsStrictly() {
        assertThat(BillingMonth.parse("2026-11")).isEqualTo(NOVEMBER);
        for (String no : new String[] {"2026-13", "2026-1", "26-11", "2026-11-01", "now", ""}) {
            assertThat(BillingMonth.parse(no)).as(no).isNull();
        }
        assertThat(BillingMonth.parse(null)).isNull();
    }
}
