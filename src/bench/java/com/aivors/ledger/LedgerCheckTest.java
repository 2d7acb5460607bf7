package com.aivors.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LedgerCheckTest {

    @Test
    void theLedgerEqualsIndependentSums() {
        LedgerCheck.Result result = LedgerCheck.run(3_000);

        assertThat(result.differences()).isEmpty();
        assertThat(result.events()).isGreaterThan(9_000);
        assertThat(result.entries()).isGreaterThan(4_000);
        assertThat(result.compared()).isGreaterThan(250);
    }

    /// Checks that the generated months contain the hard cases: corrections of closed months, and
    /// calls that change their owner.
    @Test
    void generatedCallsContainCorrectionsInBothDirections() {
        var open = YearMonth.of(GeneratedCall.YEAR, 10);

        // The mistaken handover is undone after the close.
        assertThat(corrections(2, open).calls()).isNegative();
        assertThat(corrections(3, open).calls()).isPositive();
    }

    private static Sum corrections(int client, YearMonth open) {
        return Objects.requireNonNull(Truth.of(1, 3_000, open)
                .booked(client, open.plusMonths(1), false)
                .get(open));
    }
}
