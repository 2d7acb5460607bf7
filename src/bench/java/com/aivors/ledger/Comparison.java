package com.aivors.ledger;

import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import com.aivors.testing.Waiting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Compares figures of the service with independently computed ones.
final class Comparison implements AutoCloseable {

    private static final String ENTRIES = """
            select client_id, booked_month, call_month,
                   sum((ms_after > 0)::int - (ms_before > 0)::int), sum(ms_after - ms_before),
                   sum(ceil(ms_after / 1000.0) - ceil(ms_before / 1000.0)),
                   sum(ceil(ms_after / 6000.0) * 6 - ceil(ms_before / 6000.0) * 6),
                   sum(ceil(ms_after / 60000.0) * 60 - ceil(ms_before / 60000.0) * 60),
                   sum(cost_after - cost_before)
              from usage_entry
             group by client_id, booked_month, call_month
            """;

    private static final String TOTALS = """
            select client_id, booked_month, call_month, sum(calls), sum(ms), sum(seconds_by_second),
                   sum(seconds_by_six), sum(seconds_by_minute), sum(cost)
              from (select client_id, booked_month, call_month, calls, ms, seconds_by_second, seconds_by_six,
                           seconds_by_minute, cost from usage_total
                    union all
                    select client_id, booked_month, call_month, calls, ms, seconds_by_second, seconds_by_six,
                           seconds_by_minute, cost from usage_pending) t
             group by client_id, booked_month, call_month
            """;

    /// Compares the calls with the totals: the number of compared rows and of rows that differ.
    private static final String CALLS = """
            with told as (
                select c.client_id, date_trunc('month', c.listed_at at time zone s.timezone)::date as month,
                       count(*) filter (where c.duration_ms > 0) as calls, sum(coalesce(c.duration_ms, 0)) as ms,
                       sum(ceil(coalesce(c.duration_ms, 0) / 6000.0) * 6) as by_six,
                       sum(round(coalesce(c.cost_cents, 0) * 1000)) as cost
                  from call c
                  join client_settings s on s.client_id = c.client_id
                 group by 1, 2
            ), counted as (
                select client_id, call_month as month, sum(calls) as calls, sum(ms) as ms,
                       sum(seconds_by_six) as by_six, sum(cost) as cost
                  from (select client_id, call_month, calls, ms, seconds_by_six, cost from usage_total
                        union all
                        select client_id, call_month, calls, ms, seconds_by_six, cost from usage_pending) u
                 group by 1, 2
            )
            select count(*),
                   count(*) filter (where (coalesce(t.calls, 0), coalesce(t.ms, 0), coalesce(t.by_six, 0),
                                           coalesce(t.cost, 0))
                       is distinct from (coalesce(c.calls, 0), coalesce(c.ms, 0), coalesce(c.by_six, 0),
                                         coalesce(c.cost, 0)))
              from told t full join counted c on c.client_id = t.client_id and c.month = t.month
            """;

    private static final String ONE_BY_ONE = """
            select substring(call_id from 8)::bigint, listed_at, coalesce(duration_ms, 0),
                   coalesce(round(cost_cents * 1000), 0)
              from call
             where call_id like 'ledger\\_%'
            """;

    private static final int MOST_NAMED = 5;

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final List<UUID> clients;
    private final Connection connection;
    private final List<String> differences = new ArrayList<>();
    private long compared;

    /// @param clients in the order of [Tenant#ALL]; filled later
    Comparison(TestServer server, List<UUID> clients) {
        this.clients = clients;
        var database = server.database();
        try {
            connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
            try (var statement = connection.createStatement()) {
                statement.execute("set role aivors_operator");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Compares entries and totals with the sums of the generated calls.
    void ledger(Truth truth) {
        Map<Truth.Key, Sum> wanted = truth.sums();
        for (String query : List.of(ENTRIES, TOTALS)) {
            Map<Truth.Key, Sum> found = read(query);
            var keys = new HashSet<>(wanted.keySet());
            keys.addAll(found.keySet());
            keys.forEach(key -> same(
                    (query.equals(ENTRIES) ? "entries of " : "totals of ") + key,
                    wanted.getOrDefault(key, Sum.NOTHING),
                    found.getOrDefault(key, Sum.NOTHING)));
        }
    }

    /// Compares the rows of `call` with the totals by one SQL statement.
    void calls() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(CALLS)) {
            row.next();
            compared += row.getLong(1) - 1;
            same("months in which the calls and the totals differ", 0L, row.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reports some calls that differ from their generated events, to help find a difference of
    /// sums.
    void oneByOne(long seed) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(ONE_BY_ONE)) {
            int named = 0;
            while (row.next() && named < MOST_NAMED) {
                GeneratedCall call = GeneratedCall.of(seed, row.getLong(1));
                var wanted = call.figures(true);
                var found = new GeneratedCall.Figures(
                        row.getTimestamp(2).getTime(), Sum.of(row.getLong(3), row.getLong(4)));
                compared++;
                if (!wanted.equals(found)) {
                    named++;
                    differences.add(call + ": " + wanted + " wanted, " + found + " found");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void statements(Api operator, Truth truth, YearMonth first, YearMonth last) {
        for (int number = 0; number < clients.size(); number++) {
            Tenant tenant = Tenant.ALL.get(number);
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                JsonNode statement = LedgerCheck.ok(
                                operator.get("/api/clients/" + clients.get(number) + "/statements/" + month))
                        .data();
                statement(
                        tenant,
                        month,
                        statement,
                        truth.booked(number, month, true),
                        truth.booked(number, month, false));
            }
        }
    }

    private void statement(
            Tenant tenant, YearMonth month, JsonNode found, Map<YearMonth, Sum> before, Map<YearMonth, Sum> booked) {
        long calls = 0;
        long seconds = 0;
        long cost = 0;
        long cents = tenant.fee();
        for (var one : booked.entrySet()) {
            Sum earlier = before.getOrDefault(one.getKey(), Sum.NOTHING);
            Sum after = earlier.plus(one.getValue());
            calls += one.getValue().calls();
            seconds += tenant.seconds(one.getValue());
            cost += one.getValue().cost();
            cents += tenant.cents(after) - tenant.cents(earlier);
        }
        String name = tenant.name() + " " + month + ": ";
        same(name + "calls", calls, found.path("calls").asLong());
        same(
                name + "minutes",
                BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP),
                found.path("minutes").decimalValue().setScale(2, RoundingMode.UNNECESSARY));
        same(
                name + "cost",
                BigDecimal.valueOf(cost, 3).setScale(0, RoundingMode.HALF_UP).longValueExact(),
                found.path("costCents").asLong());
        same(name + "amount", cents, found.path("totalCents").asLong());
        same(name + "currency", tenant.currency(), found.path("currency").asString());
    }

    /// Waits until no call of the agent is unclaimed.
    void awaitGiven(String agent) {
        Waiting.until(
                agent + "'s calls have their client",
                Duration.ofMinutes(20),
                () -> count("select count(*) from call where client_id = '" + NOBODY + "' and agent_id = '" + agent
                                + "'")
                        == 0);
    }

    long entries() {
        return count("select count(*) from usage_entry");
    }

    private long count(String query) {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<Truth.Key, Sum> read(String query) {
        var sums = new HashMap<Truth.Key, Sum>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                var key = new Truth.Key(clients.indexOf(row.getObject(1, UUID.class)), month(row, 2), month(row, 3));
                sums.put(
                        key,
                        new Sum(
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return sums;
    }

    private static YearMonth month(ResultSet row, int column) throws SQLException {
        return YearMonth.from(row.getDate(column).toLocalDate());
    }

    void same(String what, Object wanted, Object found) {
        compared++;
        if (!Objects.equals(wanted, found)) {
            differences.add(what + ": " + wanted + " wanted, " + found + " found");
        }
    }

    long compared() {
        return compared;
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
