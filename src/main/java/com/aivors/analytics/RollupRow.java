package com.aivors.analytics;

import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A row of a rollup table, and the statements that write it.
///
/// @param key the hour or the day, according to the level
/// @param slots calls by quarter of the hour, or by local hour of the day
record RollupRow(Object key, String agentId, Tally tally, int[] slots) {

    private static final int ROWS_AT_ONCE = 1_000;

    /// Deletes the rows with these keys.
    static void forget(Connection connection, RollupLevel level, UUID clientId, Collection<?> keys)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "delete from %s where client_id = ? and %s = any(?)".formatted(level.table(), level.key()))) {
            statement.setObject(1, clientId);
            statement.setArray(2, connection.createArrayOf(level.keyType(), keys.toArray()));
            statement.executeUpdate();
        }
    }

    static void add(Connection connection, RollupLevel level, UUID clientId, long version, List<RollupRow> rows)
            throws SQLException {
        try (var statement = connection.prepareStatement(insert(level))) {
            for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                List<RollupRow> part = rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size()));
                part.forEach(row -> row.tally.values.cap());
                var columns = new ArrayParameters<>(connection, statement, part)
                        .bind("uuid", _ -> clientId)
                        .bind("int8", _ -> version)
                        .bind(level.keyType(), RollupRow::key)
                        .bind("text", RollupRow::agentId)
                        .bind("text", row -> row.tally.agentName())
                        .bind("text", RollupRow::slotsLiteral)
                        .bind("text", row -> row.tally.values.json())
                        .bind("bytea", row -> row.tally.durations.bytes())
                        .bind("bytea", row -> row.tally.latencies.bytes());
                bindMetrics(columns);
                statement.executeUpdate();
            }
        }
    }

    /// Returns the statement. Rows never conflict, because the transaction has deleted the rows of
    /// these keys and only one node counts at a time. The conflict clause is required by a database
    /// that is sharded by client.
    private static String insert(RollupLevel level) {
        return """
            insert into %1$s (client_id, version, %2$s, agent_id, agent_name, slots, counts, durations, latencies,
                              %4$s)
            select t.client_id, t.version, t.key, t.agent_id, t.agent_name, t.slots::int[], t.counts::jsonb,
                   t.durations, t.latencies, %5$s
              from unnest(?::uuid[], ?::int8[], ?::%3$s[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::bytea[], ?::bytea[], %6$s)
                   as t (client_id, version, key, agent_id, agent_name, slots, counts, durations, latencies,
                         %4$s)
                on conflict do nothing
            """.formatted(
                        level.table(),
                        level.key(),
                        level.keyType(),
                        metrics(Metric::column),
                        metrics(metric -> "t." + metric.column()),
                        metrics(metric -> "?::" + metric.sqlType() + "[]"));
    }

    private static String metrics(Function<Metric, String> text) {
        return Metric.all().map(text).collect(Collectors.joining(", "));
    }

    private static void bindMetrics(ArrayParameters<RollupRow> columns) throws SQLException {
        for (Metric metric : Metric.values()) {
            if (metric.sqlType().equals("int8")) {
                columns.bind("int8", row -> row.tally.of(metric));
            } else {
                columns.bind("int4", row -> Math.toIntExact(row.tally.of(metric)));
            }
        }
    }

    private String slotsLiteral() {
        return Arrays.stream(slots).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
