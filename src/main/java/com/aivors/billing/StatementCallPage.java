package com.aivors.billing;

import com.aivors.call.CallDisclosure;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.PageCursor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A page of the calls behind a line of a statement.
///
/// @param nextCursor null on the last page
record StatementCallPage(List<CallView> calls, @Nullable String nextCursor) {

    private static final int SIZE = 100;

    /// @param minutes billable minutes with two decimals; negative when a correction removes them
    /// @param costCents Retell's cost in US cents with three decimals; null in a client's view
    record CallView(
            String callId,
            @Nullable Instant startedAt,
            @Nullable String agentId,
            @Nullable String agentName,
            @Nullable String fromNumber,
            @Nullable String toNumber,
            BigDecimal minutes,
            @Nullable BigDecimal costCents) {

        static CallView of(StatementCalls.Row row, boolean costs) {
            return new CallView(
                    row.callId(),
                    row.startedAt(),
                    row.agentId(),
                    row.agentName(),
                    row.fromNumber(),
                    row.toNumber(),
                    StatementView.minutes(row.seconds()),
                    costs ? BigDecimal.valueOf(row.cost(), 3) : null);
        }
    }

    /// @param costs true for an operator: includes Retell's cost and full numbers
    /// @param callMonth such as 2026-11; the statement's own month when absent
    /// @throws Problem 400 for an invalid month or cursor
    static StatementCallPage read(
            JdbcClient sql,
            UUID clientId,
            YearMonth month,
            @Nullable String callMonth,
            @Nullable String cursor,
            boolean costs) {
        YearMonth ofCalls = callMonth == null ? month : BillingMonth.parse(callMonth);
        if (ofCalls == null) {
            throw FieldProblem.MONTH.problem("callMonth");
        }
        CallDisclosure disclosure = costs ? CallDisclosure.EVERYTHING : CallDisclosure.ofClient(sql, clientId);
        Rounding rounding = Plans.ofClient(sql, clientId).in(ofCalls).rounding();
        String after = PageCursor.plain(cursor);
        List<StatementCalls.Row> rows = StatementCalls.page(
                sql, clientId, disclosure, month, ofCalls, rounding, after == null ? "" : after, SIZE + 1);
        boolean more = rows.size() > SIZE;
        List<StatementCalls.Row> page = more ? rows.subList(0, SIZE) : rows;
        return new StatementCallPage(
                page.stream().map(row -> CallView.of(row, costs)).toList(),
                more ? PageCursor.text(page.getLast().callId()) : null);
    }
}
