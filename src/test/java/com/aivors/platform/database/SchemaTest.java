package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final String COUNT_CALLS = "select count(*) from call";

    private final Pools pools = TestDatabase.freshPools();
    private final Database database = new Database(pools.reads());

    @Test
    void aClientQueryWithoutAScopeFails() {
        assertThatThrownBy(() -> database.as(
                        Role.CLIENT,
                        sql -> sql.sql(COUNT_CALLS).query(Long.class).single()))
                .rootCause()
                .hasMessageContaining("aivors.client_id");
    }

    @Test
    void theScopeEndsWithItsTransaction() {
        long own = database.asClient(
                UUID.randomUUID(), sql -> sql.sql(COUNT_CALLS).query(Long.class).single());

        assertThat(own).isZero();
        assertThatThrownBy(() -> database.as(
                        Role.CLIENT,
                        sql -> sql.sql(COUNT_CALLS).query(Long.class).single()))
                .isInstanceOf(RuntimeException.class);
    }
}
