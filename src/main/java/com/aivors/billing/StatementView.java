package com.aivors.billing;

import com.aivors.billing.Statement.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A statement as the API returns it. A client's view contains neither Retell's cost nor the
/// margin.
///
/// @param month such as 2026-11
/// @param closesAt the time from which it no longer changes
/// @param minutes billable minutes with two decimals
/// @param totalCents cents in `currency`
/// @param costCents Retell's cost in US cents; null in a client's view
/// @param marginCents total minus cost; null in a client's view, and when the plan is not in USD
record StatementView(
        UUID clientId,
        String month,
        String status,
        Instant closesAt,
        PlanView plan,
        long calls,
        BigDecimal minutes,
        BigDecimal includedMinutes,
        BigDecimal overageMinutes,
        long totalCents,
        String currency,
        @Nullable Long costCents,
        @Nullable Long marginCents,
        List<LineView> lines) {

    /// @param kind fee, usage or correction
    /// @param callMonth the month of the counted calls
    record LineView(
            String kind,
            String callMonth,
            long calls,
            BigDecimal minutes,
            BigDecimal includedMinutes,
            BigDecimal overageMinutes,
            long amountCents,
            @Nullable Long costCents) {}

    static StatementView forOperator(Statement statement) {
        return of(statement, true);
    }

    static StatementView forClient(Statement statement) {
        return of(statement, false);
    }

    private static StatementView of(Statement statement, boolean costs) {
        List<Line> lines = statement.lines();
        Plan plan = statement.plan();
        long cost = cents(statement.cost());
        return new StatementView(
                statement.clientId(),
                statement.month().toString(),
                statement.closed() ? "closed" : "open",
                statement.closesAt(),
                PlanView.of(plan, costs),
                lines.stream().mapToLong(Line::calls).sum(),
                minutes(statement.seconds()),
                minutes(lines.stream().mapToLong(Line::includedSeconds).sum()),
                minutes(lines.stream().mapToLong(Line::overageSeconds).sum()),
                statement.totalCents(),
                plan.currency(),
                costs ? cost : null,
                costs && plan.currency().equals(Plan.USD) ? statement.totalCents() - cost : null,
                lines.stream().map(line -> line(line, costs)).toList());
    }

    private static LineView line(Line line, boolean costs) {
        return new LineView(
                line.kind().name().toLowerCase(Locale.ROOT),
                line.callMonth().toString(),
                line.calls(),
                minutes(line.seconds()),
                minutes(line.includedSeconds()),
                minutes(line.overageSeconds()),
                line.amountCents(),
                costs ? cents(line.cost()) : null);
    }

    static BigDecimal minutes(long seconds) {
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }

    /// @param thousandths of a cent
    static long cents(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
