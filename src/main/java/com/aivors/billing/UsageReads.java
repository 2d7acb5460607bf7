package com.aivors.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads usage: the totals and the pending sums, in one statement and so in one snapshot.
final class UsageReads {

    private static final String COUNTED = """
            calls, ms, seconds_by_second, seconds_by_six, seconds_by_minute, cost
            """;

    private static final String SUMS = """
            sum(calls) as calls, sum(ms) as ms, sum(seconds_by_second) as seconds_by_second,
            sum(seconds_by_six) as seconds_by_six, sum(seconds_by_minute) as seconds_by_minute, sum(cost) as cost
            """;

    private static final String TOTALS = """
            select booked_month, call_month, %2$s
              from (select booked_month, call_month, %1$s
                      from usage_total
                     where client_id = :client and booked_month <= :month
                    union all
                    select booked_month, call_month, %1$s
                      from usage_pending
                     where client_id = :client and booked_month <= :month) counted
             group by booked_month, call_month
            """.formatted(COUNTED, SUMS);

    /// For all clients at once; only for operators.
    private static final String OF_ALL = """
            select client_id, call_month, %2$s
              from (select client_id, call_month, %1$s
                      from usage_total
                     where booked_month = :month
                    union all
                    select client_id, call_month, %1$s
                      from usage_pending
                     where booked_month = :month) counted
             group by client_id, call_month
            """.formatted(COUNTED, SUMS);

    private UsageReads() {}

    /// The usage that statements counted, by their month and the month of the calls.
    record ByMonth(Map<YearMonth, SortedMap<YearMonth, Usage>> booked) {

        SortedMap<YearMonth, Usage> in(YearMonth month) {
            return booked.getOrDefault(month, new TreeMap<>());
        }

        /// Returns the usage that earlier statements counted, by the month of the calls.
        Map<YearMonth, Usage> before(YearMonth month) {
            var before = new HashMap<YearMonth, Usage>();
            booked.forEach((bookedMonth, usages) -> {
                if (bookedMonth.isBefore(month)) {
                    usages.forEach((callMonth, usage) -> before.merge(callMonth, usage, Usage::plus));
                }
            });
            return before;
        }

        List<YearMonth> months() {
            return booked.keySet().stream().sorted().toList();
        }
    }

    /// @param last the last month to read
    static ByMonth ofClient(JdbcClient sql, UUID clientId, YearMonth last) {
        var booked = new TreeMap<YearMonth, SortedMap<YearMonth, Usage>>();
        sql.sql(TOTALS).param("client", clientId).param("month", last.atDay(1)).query(row -> {
            booked.computeIfAbsent(month(row, "booked_month"), _ -> new TreeMap<>())
                    .put(month(row, "call_month"), usage(row));
        });
        return new ByMonth(booked);
    }

    /// Returns the usage that the statements of one month count, by client and month of the calls.
    static Map<UUID, SortedMap<YearMonth, Usage>> ofAll(JdbcClient sql, YearMonth month) {
        var usages = new HashMap<UUID, SortedMap<YearMonth, Usage>>();
        sql.sql(OF_ALL).param("month", month.atDay(1)).query(row -> {
            usages.computeIfAbsent(row.getObject("client_id", UUID.class), _ -> new TreeMap<>())
                    .put(month(row, "call_month"), usage(row));
        });
        return usages;
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }

    private static Usage usage(ResultSet row) throws SQLException {
        return new Usage(
                row.getLong("calls"),
                row.getLong("ms"),
                new Usage.Seconds(
                        row.getLong("seconds_by_second"),
                        row.getLong("seconds_by_six"),
                        row.getLong("seconds_by_minute")),
                row.getLong("cost"));
    }
}
