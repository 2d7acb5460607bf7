package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterLockTest {

    private static final String NEWER_NODE = """
            insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                                               execution_time, success)
            values (1000, '99991231.0000', 'newer', 'SQL', 'newer', 'newer', 0, true)
            """;

    @ParameterizedTest
    @EnumSource
    void oneTransactionHoldsTheLockAtATime(ClusterLock lock) throws SQLException {
        DatabaseAddress database = TestDatabase.fresh();
        try (Connection one = connect(database);
                Connection other = connect(database)) {
            assertThat(lock.take(one)).isTrue();
            assertThat(lock.take(other)).isFalse();

            one.rollback();

            assertThat(lock.take(other)).isTrue();
        }
    }

    /// A newer node has migrated the database while this node still runs.
    @ParameterizedTest
    @EnumSource
    void nodesOlderThanTheSchemaCannotTakeTheLock(ClusterLock lock) throws SQLException {
        DatabaseAddress database = TestDatabase.fresh();
        try (Connection owner = connect(database);
                Statement statement = owner.createStatement()) {
            statement.execute(NEWER_NODE);
            owner.commit();
        }
        try (Connection older = connect(database)) {
            assertThat(lock.take(older)).isFalse();
        }
    }

    private static Connection connect(DatabaseAddress database) throws SQLException {
        Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        connection.setAutoCommit(false);
        return connection;
    }
}
