package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A transaction keeps the role that it began with.
class DatabaseTest {

    private static final UUID ACME = new UUID(1, 1);
    private static final UUID GLOBEX = new UUID(2, 2);

    private static Pools pools;
    private static Database database;

    @BeforeAll
    static void open() {
        pools = TestDatabase.freshPools();
        database = new Database(pools.intake());
    }

    @AfterAll
    static void close() {
        pools.close();
    }

    private static String role(JdbcClient sql) {
        return sql.sql("select current_user || ' ' || coalesce(current_setting('aivors.client_id', true), '')")
                .query((row, _) -> row.getString(1))
                .single()
                .strip();
    }

    @Test
    void anotherRoleInsideATransactionIsRefused() {
        database.asClient(ACME, sql -> {
            assertThatThrownBy(() -> database.as(Role.OPERATOR, DatabaseTest::role))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> database.connected(Role.INTAKE, connection -> 1))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> database.asClient(GLOBEX, DatabaseTest::role))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(role(sql)).isEqualTo("aivors_client " + ACME);
            return ACME;
        });
    }

    @Test
    void theSameRoleJoinsTheTransaction() {
        String inner = database.asClient(
                ACME,
                sql -> database.asClient(ACME, DatabaseTest::role) + ", "
                        + database.asClient(ACME, DatabaseTest::role));
        assertThat(inner).isEqualTo("aivors_client %s, aivors_client %s".formatted(ACME, ACME));
    }

    @Test
    void switchedToChangesTheRoleAndRestoresIt() {
        database.asClient(ACME, sql -> {
            String inner = database.switchedTo(
                    Role.OPERATOR, switched -> role(switched) + ", " + database.as(Role.OPERATOR, DatabaseTest::role));
            assertThat(inner).startsWith("aivors_operator").contains(", aivors_operator");
            assertThat(role(sql)).isEqualTo("aivors_client " + ACME);
            return database.asClient(ACME, DatabaseTest::role);
        });
        assertThatThrownBy(() -> database.switchedTo(Role.OPERATOR, DatabaseTest::role))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theNextTransactionMayHaveAnotherRole() {
        assertThatThrownBy(() -> database.as(Role.OPERATOR, _ -> {
                    throw new IllegalArgumentException("rolled back");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(database.asClient(GLOBEX, DatabaseTest::role)).isEqualTo("aivors_client " + GLOBEX);
        assertThat(database.as(Role.OPERATOR, DatabaseTest::role)).startsWith("aivors_operator");
    }

    @Test
    void anotherPoolUsesItsOwnTransaction() {
        var other = new Database(pools.jobs());
        database.asClient(ACME, sql -> {
            assertThat(other.as(Role.OPERATOR, DatabaseTest::role)).startsWith("aivors_operator");
            assertThat(role(sql)).isEqualTo("aivors_client " + ACME);
            return ACME;
        });
    }
}
