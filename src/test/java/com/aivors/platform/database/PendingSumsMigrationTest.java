package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Migrates calls from before the ledger, and entries from when each was pending separately, before
/// pending sums.
class PendingSumsMigrationTest {

    private static final String ACME = "00000000-0000-0000-0000-00000000000a";
    private static final String GLOBEX = "00000000-0000-0000-0000-00000000000b";
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /// The sums as a reader computes them: calls, ms, seconds by second, by six, by minute, cost.
    private static final String SUMS = """
            select concat_ws(' ', right(client_id::text, 1), booked_month, call_month, sum(calls), sum(ms),
                             sum(seconds_by_second), sum(seconds_by_six), sum(seconds_by_minute), sum(cost))
              from (select client_id, booked_month, call_month, calls, ms, seconds_by_second, seconds_by_six,
                           seconds_by_minute, cost from usage_total
                    union all
                    select client_id, booked_month, call_month, calls, ms, seconds_by_second, seconds_by_six,
                           seconds_by_minute, cost from usage_pending) sums
             group by client_id, booked_month, call_month
             order by client_id, booked_month, call_month
            """;

    private final DatabaseAddress database = TestDatabase.empty();

    @Test
    void theSumsContainEveryCallAndEntryOnce() throws SQLException {
        TestDatabase.migrate(database, "20261126.2240");
        try (Connection owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            call(owner, ACME, "acme_1", "2026-09-30T23:59:59Z", 61_001L, "12.3456");
            call(owner, ACME, "acme_2", "2026-10-01T00:00:00Z", 6_000L, null);
            call(owner, ACME, "acme_not_connected", "2026-10-02T00:00:00Z", 0L, null);
            call(owner, GLOBEX, "globex_1", "2026-10-02T00:00:00Z", null, "1.5");
            call(owner, NOBODY, "unclaimed", "2026-10-02T00:00:00Z", 5_000L, "1");

            TestDatabase.migrate(database, "20261126.2300");
            assertThat(rows(owner, "select count(*) from usage_pending")).containsExactly("3");
            // Another entry that is already in the totals, with a pending correction that is booked
            // a month later.
            entry(owner, "acme_3", "2026-10-01", 0, 1_000, 0, 700);
            execute(
                    owner,
                    "insert into usage_total values ('" + ACME
                            + "', '2026-10-01', '2026-10-01', 1, 1000, 1, 6, 60, 700)");
            String correction = entry(owner, "acme_3", "2026-11-01", 1_000, 66_001, 700, 500);
            execute(owner, "insert into usage_pending values ('" + ACME + "', '" + correction + "')");
            // A removed call, whose entries add up to zero.
            String there = entry(owner, "acme_4", "2026-11-01", 0, 59_999, 0, 40);
            String gone = entry(owner, "acme_4", "2026-11-01", 59_999, 0, 40, 0);
            execute(
                    owner,
                    "insert into usage_pending values ('" + ACME + "', '" + there + "'), ('" + ACME + "', '" + gone
                            + "')");

            TestDatabase.migrate(database, "20261127.0000");

            assertThat(rows(owner, SUMS))
                    .containsExactly(
                            "a 2026-09-01 2026-09-01 1 61001 62 66 120 12346",
                            "a 2026-10-01 2026-10-01 2 7000 7 12 120 700",
                            // 66.001 s instead of 1 s: 67, 72 and 120 s instead of 1, 6 and 60 s.
                            "a 2026-11-01 2026-10-01 0 65001 66 66 60 -200",
                            "b 2026-10-01 2026-10-01 0 0 0 0 0 1500");
            assertThat(rows(owner, "select distinct count(*) from usage_pending group by client_id, booked_month"))
                    .containsExactly("1");
        }
    }

    private static void call(
            Connection owner,
            String client,
            String callId,
            String startedAt,
            @Nullable Long millis,
            @Nullable String cents)
            throws SQLException {
        try (var insert = owner.prepareStatement("""
                insert into call (client_id, call_id, status, outcome, duration_ms, cost_cents, field_keys, started_at,
                                  first_said_at, created_at)
                values (?::uuid, ?, 'ended', 'answered', ?, ?::numeric, array[]::bigint[], ?::timestamptz, now(), now())
                """)) {
            insert.setString(1, client);
            insert.setString(2, callId);
            insert.setObject(3, millis);
            insert.setString(4, cents);
            insert.setString(5, startedAt);
            insert.executeUpdate();
        }
    }

    /// Inserts an entry of a call in October.
    ///
    /// @return its id
    private static String entry(
            Connection owner,
            String callId,
            String booked,
            long millisBefore,
            long millisAfter,
            long costBefore,
            long costAfter)
            throws SQLException {
        return rows(owner, """
                insert into usage_entry (client_id, entry_id, call_id, recorded_at, call_month, booked_month,
                                         ms_before, ms_after, cost_before, cost_after)
                values ('%s', gen_random_uuid(), '%s', now(), '2026-10-01', '%s', %d, %d, %d, %d)
                returning entry_id
                """.formatted(ACME, callId, booked, millisBefore, millisAfter, costBefore, costAfter))
                .getFirst();
    }

    private static List<String> rows(Connection owner, String query) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = owner.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
