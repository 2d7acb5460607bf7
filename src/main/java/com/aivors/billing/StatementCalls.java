package com.aivors.billing;

import com.aivors.call.CallDisclosure;
import com.aivors.platform.database.Columns;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the calls behind a line of a statement.
final class StatementCalls {

    /// Sums the entries of a group, in the order of the columns of `usage_total`. Each call's
    /// length is rounded before and after the change, so the sum is that of the rounded calls.
    private static final String SUMS = """
            sum((ms_after > 0)::int - (ms_before > 0)::int) as calls,
            sum(ms_after - ms_before) as ms,
            sum((ms_after + 999) / 1000 - (ms_before + 999) / 1000) as seconds_by_second,
            sum((ms_after + 5999) / 6000 * 6 - (ms_before + 5999) / 6000 * 6) as seconds_by_six,
            sum((ms_after + 59999) / 60000 * 60 - (ms_before + 59999) / 60000 * 60) as seconds_by_minute,
            sum(cost_after - cost_before) as cost
            """;

    /// Selects the page before it looks up the calls.
    private static final String PAGE = """
            with page as materialized (
                select call_id, %s
                  from usage_entry
                 where client_id = :client and booked_month = :booked and call_month = :month and call_id > :after
                 group by call_id
                having sum(ms_after - ms_before) <> 0 or sum(cost_after - cost_before) <> 0
                 order by call_id
                 limit :limit)
            select p.call_id, p.ms, p.seconds_by_second, p.seconds_by_six, p.seconds_by_minute, p.cost,
                   c.listed_at, c.agent_id, c.agent_name, c.from_number, c.to_number
              from page p
              left join call c on c.client_id = :client and c.call_id = p.call_id
             order by p.call_id
            """.formatted(SUMS);

    private StatementCalls() {}

    /// @param seconds billable seconds
    /// @param cost Retell's cost in thousandths of a US cent
    record Row(
            String callId,
            @Nullable Instant startedAt,
            @Nullable String agentId,
            @Nullable String agentName,
            @Nullable String fromNumber,
            @Nullable String toNumber,
            long millis,
            long seconds,
            long cost) {}

    /// @param month the month of the statement
    /// @param callMonth the month of the calls; an earlier one for a correction
    /// @param after the last call of the previous page; empty for the first page
    static List<Row> page(
            JdbcClient sql,
            UUID clientId,
            CallDisclosure disclosure,
            YearMonth month,
            YearMonth callMonth,
            Rounding rounding,
            String after,
            int limit) {
        return sql.sql(PAGE)
                .param("client", clientId)
                .param("booked", month.atDay(1), java.sql.Types.DATE)
                .param("month", callMonth.atDay(1), java.sql.Types.DATE)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Row(
                        row.getString("call_id"),
                        Columns.instant(row, "listed_at"),
                        row.getString("agent_id"),
                        row.getString("agent_name"),
                        disclosure.number(row.getString("from_number")),
                        disclosure.number(row.getString("to_number")),
                        row.getLong("ms"),
                        switch (rounding) {
                            case SECOND -> row.getLong("seconds_by_second");
                            case SIX_SECONDS -> row.getLong("seconds_by_six");
                            case MINUTE -> row.getLong("seconds_by_minute");
                        },
                        row.getLong("cost")))
                .list();
    }
}
