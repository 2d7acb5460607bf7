package com.aivors.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.billing.Plan.Pricing;
import com.aivors.billing.Statement.Line;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementMathTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    /// 12 cents per started minute beyond 100, and 49 dollars per month.
    private static final Plan PLAN =
            new Plan(OCTOBER, Pricing.PER_MINUTE, 100, 12_000, 0, Rounding.MINUTE, 4_900, "USD", null);

    private static Usage usage(long calls, long minutes, long cost) {
        long seconds = minutes * 60;
        return new Usage(calls, seconds * 1_000, new Usage.Seconds(seconds, seconds, seconds), cost);
    }

    private static SortedMap<YearMonth, Usage> booked(YearMonth month, Usage usage) {
        return new TreeMap<>(Map.of(month, usage));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "1, 1, 6, 60",
        "999, 1, 6, 60",
        "1000, 1, 6, 60",
        "6000, 6, 6, 60",
        "6001, 7, 12, 60",
        "60000, 60, 60, 60",
        "60001, 61, 66, 120",
        "150500, 151, 156, 180"
    })
    void roundsEachCallUp(long millis, long bySecond, long bySix, long byMinute) {
        assertThat(Rounding.SECOND.seconds(millis)).isEqualTo(bySecond);
        assertThat(Rounding.SIX_SECONDS.seconds(millis)).isEqualTo(bySix);
        assertThat(Rounding.MINUTE.seconds(millis)).isEqualTo(byMinute);
    }

    @Test
    void chargesOnlyMinutesBeyondTheIncludedOnes() {
        List<Line> lines = StatementMath.lines(OCTOBER, booked(OCTOBER, usage(40, 130, 0)), Map.of(), _ -> PLAN);

        assertThat(lines)
                .containsExactly(
                        Line.fee(OCTOBER, 4_900), new Line(Line.Kind.USAGE, OCTOBER, 40, 7_800, 6_000, 1_800, 0, 360));
    }

    @Test
    void aMonthWithoutCallsHasAUsageLineOfZero() {
        assertThat(StatementMath.lines(OCTOBER, new TreeMap<>(), Map.of(), _ -> PLAN))
                .containsExactly(Line.fee(OCTOBER, 4_900), new Line(Line.Kind.USAGE, OCTOBER, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void roundsCentsOncePerMonth() {
        var plan = new Plan(OCTOBER, Pricing.PER_MINUTE, 0, 1_001, 0, Rounding.SECOND, 0, "USD", null);
        List<Line> lines = StatementMath.lines(OCTOBER, booked(OCTOBER, usage(1_000, 1_000, 0)), Map.of(), _ -> plan);
        assertThat(lines.getFirst().amountCents()).isEqualTo(1_001);
    }

    @Test
    void costPlusAddsTheMarkupToRetellsCost() {
        var plan = new Plan(OCTOBER, Pricing.COST_PLUS, 0, 0, 40, Rounding.SECOND, 0, "USD", null);
        List<Line> lines = StatementMath.lines(OCTOBER, booked(OCTOBER, usage(10, 20, 250_000)), Map.of(), _ -> plan);
        assertThat(lines.getFirst().amountCents()).isEqualTo(350);
        assertThat(lines.getFirst().cost()).isEqualTo(250_000);
    }

    /// October used 95 of 100 minutes. A correction of ten minutes costs the five minutes beyond
    /// 100.
    @Test
    void aCorrectionFirstUsesTheIncludedMinutesOfItsMonth() {
        List<Line> lines = StatementMath.lines(
                NOVEMBER, booked(OCTOBER, usage(1, 10, 0)), Map.of(OCTOBER, usage(30, 95, 0)), _ -> PLAN);

        assertThat(lines)
                .containsExactly(
                        Line.fee(NOVEMBER, 4_900),
                        new Line(Line.Kind.USAGE, NOVEMBER, 0, 0, 0, 0, 0, 0),
                        new Line(Line.Kind.CORRECTION, OCTOBER, 1, 600, 300, 300, 0, 60));
    }

    @Test
    void aNegativeCorrectionHasANegativeAmount() {
        List<Line> lines = StatementMath.lines(
                NOVEMBER, booked(OCTOBER, usage(-1, -20, 0)), Map.of(OCTOBER, usage(30, 110, 0)), _ -> PLAN);
        assertThat(lines.getLast().amountCents()).isEqualTo(-120);
    }

    /// The client pays the same in total, however usage is spread over statements.
    @Test
    void splitStatementsCostTheSameAsOneStatement() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var plan = new Plan(
                    OCTOBER,
                    random.nextBoolean() ? Pricing.PER_MINUTE : Pricing.COST_PLUS,
                    random.nextInt(50),
                    random.nextInt(20_000),
                    random.nextInt(100),
                    List.of(Rounding.values()).get(random.nextInt(3)),
                    0,
                    "USD",
                    null);
            Usage sum = Usage.NONE;
            long paid = 0;
            for (YearMonth month = OCTOBER; month.isBefore(OCTOBER.plusMonths(4)); month = month.plusMonths(1)) {
                Usage part = usage(random.nextInt(20), random.nextInt(60), random.nextInt(90_000));
                paid += StatementMath.lines(month, booked(OCTOBER, part), Map.of(OCTOBER, sum), _ -> plan).stream()
                        .mapToLong(Line::amountCents)
                        .sum();
                sum = sum.plus(part);
            }
            long once = StatementMath.lines(OCTOBER, booked(OCTOBER, sum), Map.of(), _ -> plan)
                    .getFirst()
                    .amountCents();
            assertThat(paid).as("round %d", round).isEqualTo(once);
        }
    }
}
