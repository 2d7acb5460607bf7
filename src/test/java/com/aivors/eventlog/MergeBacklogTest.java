package com.aivors.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.call.CallKey;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.database.Role;
import com.aivors.platform.database.TestDatabase;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeBacklogTest {

    private static final String FILL = """
            insert into merge_backlog (client_id, call_id, since)
            select case when n % 3 = 0 then '11111111-0000-0000-0000-000000000000'
                        else '22222222-0000-0000-0000-000000000000' end::uuid,
                   'call_' || n, now() - n / 7 * interval '1 second'
              from generate_series(1, 250) n
            """;

    /// The locks of one node do not keep another from the remaining work.
    @Test
    void aNodeTakesCallsThatTheOtherHasNotLocked() throws SQLException {
        try (var one = Pools.open(TestDatabase.fresh())) {
            var first = new Database(one.jobs());
            var second = new Database(one.intake());
            var backlog = new MergeBacklog();
            first.connected(Role.INTAKE, connection -> {
                try (var statement = connection.createStatement()) {
                    return statement.executeUpdate(FILL);
                }
            });
            first.connected(Role.INTAKE, connection -> {
                List<CallKey> taken = backlog.take(connection, 100);
                List<CallKey> others = second.connected(Role.INTAKE, other -> {
                    List<CallKey> some = backlog.take(other, 100);
                    assertThat(backlog.take(other, 100)).hasSize(50);
                    return some;
                });
                assertThat(taken).hasSize(100);
                assertThat(others).hasSize(100);
                var all = new HashSet<>(taken);
                all.addAll(others);
                assertThat(all).hasSize(200);
                return all.size();
            });
            assertThat(first.<List<CallKey>>connected(Role.INTAKE, connection -> backlog.take(connection, 100)))
                    .isEmpty();
        }
    }
}
