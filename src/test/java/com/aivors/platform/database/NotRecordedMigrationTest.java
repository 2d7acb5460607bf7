package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.settings.DatabaseAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Migrates calls that were indexed before the index contained missing recordings.
class NotRecordedMigrationTest {

    private static final String CALLS = """
            insert into call (client_id, call_id, status, outcome, recorded, field_keys, started_at, first_said_at,
                              created_at)
            select '00000000-0000-0000-0000-000000000001', id, 'ended', 'answered', recorded, '{}', now(), now(), now()
              from (values ('call_with', true), ('call_without', false), ('call_unknown', null)) as c (id, recorded)
            """;

    @Test
    void theMigrationMarksCallsWithoutRecordingForIndexing() throws SQLException {
        DatabaseAddress database = TestDatabase.empty();
        TestDatabase.migrate(database, "20261127.0750");
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = owner.createStatement()) {
            statement.execute(CALLS);

            TestDatabase.migrate(database, "20261127.0800");

            List<String> marked = new ArrayList<>();
            try (var row = statement.executeQuery("select call_id from search_mark order by call_id")) {
                while (row.next()) {
                    marked.add(row.getString(1));
                }
            }
            assertThat(marked).containsExactly("call_unknown", "call_without");
        }
    }
}
