package com.aivors.analytics;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The hours whose rollups are outdated. The only class that deletes marks.
final class MarkedHours {

    static final int HOURS_AT_ONCE = 1_000;

    /// Keeps the oldest mark per hour, because one is enough. Skips due hours, because all their
    /// marks are taken anyway.
    private static final String THIN = """
            delete from rollup_mark m
             where m.hour > ? and m.marked_at > ?
               and exists (select from rollup_mark o
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

    private static final String CHANGED = """
            select client_id, version from client_settings where counted_version <> version order by client_id
            """;

    private static final String MARK_CHANGED = """
            insert into rollup_mark (client_id, hour, marked_at)
            select distinct client_id, hour, 'epoch'::timestamptz from call_rollup
             where client_id = :client and version <> :version
                on conflict do nothing
            """;

    private static final String FORGET_DAYS =
            "delete from call_rollup_day where client_id = :client and version <> :version";

    private static final String MARKED = """
            update client_settings set counted_version = :version where client_id = :client and version = :version
            """;

    private MarkedHours() {}

    /// @param settled leaves marks that are due at this time to [#take]
    static int thin(Connection connection, Instant settled) throws SQLException {
        try (var statement = connection.prepareStatement(THIN)) {
            statement.setTimestamp(1, Timestamp.from(settled));
            statement.setTimestamp(2, Timestamp.from(settled));
            return statement.executeUpdate();
        }
    }

    /// Marks the rollups of older settings for a recount. Readers have ignored them since the
    /// change.
    static void ofChangedSettings(JdbcClient sql) {
        record Changed(UUID clientId, long version) {}
        List<Changed> changed = sql.sql(CHANGED)
                .query((row, _) -> new Changed(row.getObject("client_id", UUID.class), row.getLong("version")))
                .list();
        for (Changed client : changed) {
            for (String statement : List.of(MARK_CHANGED, FORGET_DAYS, MARKED)) {
                sql.sql(statement)
                        .param("client", client.clientId())
                        .param("version", client.version())
                        .update();
            }
        }
    }

    /// Deletes the marks of due hours. Marks that are committed later stay.
    ///
    /// @param settled hours that began, and marks that were made, at or before this time are due
    /// @return the oldest due hours, by client
    static Map<UUID, NavigableSet<Instant>> take(Connection connection, Instant settled) throws SQLException {
        var hours = new LinkedHashMap<UUID, NavigableSet<Instant>>();
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setTimestamp(1, Timestamp.from(settled));
            statement.setTimestamp(2, Timestamp.from(settled));
            statement.setInt(3, HOURS_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    hours.computeIfAbsent(rows.getObject("client_id", UUID.class), _ -> new TreeSet<>())
                            .add(rows.getTimestamp("hour").toInstant());
                }
            }
        }
        return hours;
    }

    static int count(Map<UUID, NavigableSet<Instant>> hours) {
        return hours.values().stream().mapToInt(NavigableSet::size).sum();
    }
}
