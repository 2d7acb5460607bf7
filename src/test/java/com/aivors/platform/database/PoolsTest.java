package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PoolsTest {

    @Test
    void theIntakesRoleAndLimitsOutliveARollback() throws SQLException {
        try (Pools pools = TestDatabase.freshPools();
                Connection connection = pools.intake().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select 1 / 0")).isInstanceOf(SQLException.class);
            connection.rollback();

            for (String setting : new String[] {"role", "statement_timeout", "lock_timeout"}) {
                try (var rows = statement.executeQuery("select current_setting('" + setting + "')")) {
                    rows.next();
                    assertThat(rows.getString(1)).isIn("aivors_intake", "10s", "2500ms");
                }
            }
        }
    }
}
