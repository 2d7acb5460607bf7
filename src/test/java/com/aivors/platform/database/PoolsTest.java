package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolsTest {

    private final Pools pools = TestDatabase.freshPools();

    @AfterEach
    void close() {
        pools.close();
    }

    private static String ask(HikariDataSource pool, String query) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void aRollbackKeepsTheIntakeRoleAndTimeouts() throws SQLException {
        try (Connection connection = pools.intake().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select 1 / 0")).isInstanceOf(SQLException.class);
            connection.rollback();

            var settings = Map.of("role", "aivors_intake", "statement_timeout", "5s", "lock_timeout", "2500ms");
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                try (var rows = statement.executeQuery("select current_setting('" + setting.getKey() + "')")) {
                    rows.next();
                    assertThat(rows.getString(1)).as(setting.getKey()).isEqualTo(setting.getValue());
                }
            }
        }
    }

    @Test
    void everyPoolHasTimeouts() throws SQLException {
        assertThat(ask(pools.reads(), "show statement_timeout")).isEqualTo("20s");
        assertThat(ask(pools.intake(), "show statement_timeout")).isEqualTo("5s");
        assertThat(ask(pools.jobs(), "show statement_timeout")).isEqualTo("5min");
        assertThat(ask(pools.reads(), "show idle_in_transaction_session_timeout"))
                .isEqualTo("1min");
    }

    @Test
    void errorsContainNoRowValues() {
        assertThatThrownBy(() -> ask(
                        pools.jobs(),
                        "set role aivors_operator; insert into client (client_id, name, created_at)"
                                + " values (gen_random_uuid(), 'Very Secret' || repeat('x', 300), now()) returning 1"))
                .hasMessageContaining("check constraint")
                .message()
                .doesNotContain("Very Secret");
        assertThat(TestDatabase.log()).doesNotContain("Failing row contains");
    }
}
