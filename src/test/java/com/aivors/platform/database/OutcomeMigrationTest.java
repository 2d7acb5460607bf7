package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Migrates calls from before the outcome became a plain column.
class OutcomeMigrationTest {

    private static final long REGISTERED = (1L << 61) | 77;
    private static final long ENDED = (3L << 61) | 77;

    @Test
    void theMigrationKeepsCorrectOutcomesAndRepairsWrongOnes() throws SQLException {
        DatabaseAddress database = TestDatabase.empty();
        TestDatabase.migrate(database, "20261122.2130");
        try (Connection owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            insert(owner, "busy", "ended", REGISTERED, null, "dial_busy", 0, 5_000);
            insert(owner, "registered_end", "registered", REGISTERED, null, null, 2, 5_000);
            insert(owner, "two_events", "ongoing", REGISTERED, "2026-01-10T10:01:40Z", "agent_hangup", 0, null);
            insert(owner, "going_on", "ongoing", REGISTERED, null, null, 0, null);
            execute(owner, "delete from rollup_mark");

            TestDatabase.migrate(database, "20261126.2220");

            assertThat(row(owner, "busy")).isEqualTo("ended not_connected 5000 " + REGISTERED);
            assertThat(row(owner, "registered_end")).isEqualTo("ended answered 5000 " + ENDED);
            assertThat(row(owner, "two_events")).isEqualTo("ended answered 100000 " + ENDED);
            assertThat(row(owner, "going_on")).isEqualTo("ongoing in_progress null " + REGISTERED);
            assertThat(one(owner, "select string_agg(hour::text, ',') from rollup_mark"))
                    .startsWith("2026-01-10 10:00:00");
        }
    }

    private static void insert(
            Connection owner,
            String callId,
            String status,
            long statusKey,
            @Nullable String end,
            @Nullable String reason,
            long bodyRank,
            @Nullable Integer duration)
            throws SQLException {
        try (var insert = owner.prepareStatement("""
                insert into call (client_id, call_id, status, ended_at, disconnection_reason, duration_ms, field_keys,
                                  started_at, first_said_at, created_at)
                values ('00000000-0000-0000-0000-000000000001', ?, ?, ?::timestamptz, ?, ?,
                        array[1,1,1,1,1,1,?::bigint,1,?::bigint,1,1,1,1,1,1,1,1,?::bigint],
                        '2026-01-10T10:00:00Z', now(), now())
                """)) {
            insert.setString(1, callId);
            insert.setString(2, status);
            insert.setString(3, end);
            insert.setString(4, reason);
            insert.setObject(5, duration);
            insert.setLong(6, statusKey);
            insert.setLong(7, duration == null ? 0 : 1);
            insert.setLong(8, (bodyRank << 61) | 1);
            insert.executeUpdate();
        }
    }

    private static String row(Connection owner, String callId) throws SQLException {
        return one(
                owner,
                "select concat_ws(' ', status, outcome, coalesce(duration_ms::text, 'null'), field_keys[7])"
                        + " from call where call_id = '" + callId + "'");
    }

    private static String one(Connection owner, String query) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
