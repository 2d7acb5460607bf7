package com.aivors.analytics;

import com.aivors.platform.database.ArrayParameters;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Makes the rollups of marked hours anew. The only class that writes `call_rollup` and takes
/// marks away.
///
/// Order is everything here. A mark is taken first, and then, by a later statement that sees all
/// that was committed until the taking, its hour is counted. The other way round, a change that is
/// committed between the two would lose its mark without being counted.
final class Rollups {

    /// An hour is counted when it has been over for a while: until then it is read from the calls
    /// themselves, and would only be counted again and again.
    static final Duration SETTLING = Duration.ofMinutes(65);

    private static final int HOURS_AT_ONCE = 200;

    /// One at a time in the whole cluster, even while a node that was thought dead still works.
    private static final String ALONE = "select pg_try_advisory_xact_lock(%d, 0)".formatted(0x524F_4C4C);

    /// One mark is enough to know an hour by; the oldest stays.
    private static final String THIN = """
            delete from rollup_mark m
             where exists (select from rollup_mark o
                            where o.client_id = m.client_id and o.hour = m.hour and o.mark_id < m.mark_id)
            """;

    private static final String TAKE = """
            with due as (
                select distinct client_id, hour from rollup_mark
                 where hour <= ?::timestamptz or marked_at <= ?::timestamptz
                 order by client_id, hour
                 limit ?)
            delete from rollup_mark m using due
             where m.client_id = due.client_id and m.hour = due.hour
            returning m.client_id, m.hour
            """;

    private static final String FORGET = """
            delete from call_rollup r using unnest(?::uuid[], ?::timestamptz[]) as t (client_id, hour)
             where r.client_id = t.client_id and r.hour = t.hour
            """;

    private static final String COUNT = """
            insert into call_rollup (client_id, hour, part, agent_id, outcome, disconnection_reason, sentiment,
                                     successful, calls, quarters, talk_ms, durations, latencies)
            select t.client_id, t.hour,
                   row_number() over (
                       partition by t.client_id, t.hour
                       order by c.agent_id, c.outcome, c.disconnection_reason, c.sentiment, c.successful),
                   c.agent_id, c.outcome, c.disconnection_reason, c.sentiment, c.successful,
                   count(*),
                   array[count(*) filter (where c.listed_at < t.hour + interval '15 minutes'),
                         count(*) filter (where c.listed_at >= t.hour + interval '15 minutes'
                                            and c.listed_at < t.hour + interval '30 minutes'),
                         count(*) filter (where c.listed_at >= t.hour + interval '30 minutes'
                                            and c.listed_at < t.hour + interval '45 minutes'),
                         count(*) filter (where c.listed_at >= t.hour + interval '45 minutes')],
                   coalesce(sum(c.duration_ms), 0),
                   coalesce(array_agg(c.duration_ms order by c.duration_ms) filter (where c.duration_ms > 0), '{}'),
                   coalesce(array_agg(c.latency_ms order by c.latency_ms)
                       filter (where c.latency_ms is not null), '{}')
              from unnest(?::uuid[], ?::timestamptz[]) as t (client_id, hour)
              join call c on c.client_id = t.client_id
                         and c.listed_at >= t.hour and c.listed_at < t.hour + interval '1 hour'
             group by t.client_id, t.hour, c.agent_id, c.outcome, c.disconnection_reason, c.sentiment, c.successful
            """;

    private final Database database;
    private final InstantSource clock;

    Rollups(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    record Hour(UUID clientId, Instant begin) {}

    /// Counts what is due, some hours a transaction. What is interrupted stays marked.
    void run(BooleanSupplier goesOn) {
        int counted = HOURS_AT_ONCE;
        while (counted == HOURS_AT_ONCE && goesOn.getAsBoolean()) {
            Instant settled = clock.instant().minus(SETTLING);
            counted = database.connected(Role.INTAKE, connection -> round(connection, settled));
        }
    }

    /// @param settled hours that began and marks that were made until then are due
    /// @return how many hours were counted; 0 also when another node is at it
    static int round(Connection connection, Instant settled) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var alone = statement.executeQuery(ALONE)) {
                if (!alone.next() || !alone.getBoolean(1)) {
                    return 0;
                }
            }
            statement.executeUpdate(THIN);
        }
        List<Hour> hours = take(connection, settled);
        if (!hours.isEmpty()) {
            count(connection, hours);
        }
        return hours.size();
    }

    /// Marks that are committed later stay.
    static List<Hour> take(Connection connection, Instant settled) throws SQLException {
        var hours = new LinkedHashSet<Hour>();
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setTimestamp(1, Timestamp.from(settled));
            statement.setTimestamp(2, Timestamp.from(settled));
            statement.setInt(3, HOURS_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    hours.add(new Hour(
                            rows.getObject("client_id", UUID.class),
                            rows.getTimestamp("hour").toInstant()));
                }
            }
        }
        return new ArrayList<>(hours);
    }

    /// To be called after [#take], in the same transaction.
    static void count(Connection connection, List<Hour> hours) throws SQLException {
        for (String sql : List.of(FORGET, COUNT)) {
            try (var statement = connection.prepareStatement(sql)) {
                new ArrayParameters<>(connection, statement, hours)
                        .bind("uuid", Hour::clientId)
                        .bind("timestamptz", Hour::begin);
                statement.executeUpdate();
            }
        }
    }
}
