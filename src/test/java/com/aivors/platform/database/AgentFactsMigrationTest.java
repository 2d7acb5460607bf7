package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.settings.DatabaseAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Migrates clients and calls from before the paged list of clients.
class AgentFactsMigrationTest {

    private static final String CALLS = """
            insert into call (client_id, call_id, agent_id, agent_name, status, outcome, field_keys, started_at,
                              first_said_at, created_at)
            select ('00000000-0000-0000-0000-00000000000' || client)::uuid, 'call_' || n, agent, agent_name, 'ended',
                   'answered', '{}', timestamptz '2026-01-10' + n * interval '1 hour', now(), now()
              from (values (1, 1, 'agent_a', 'Old name'), (1, 2, 'agent_a', 'New name'), (1, 3, 'agent_b', null),
                           (1, 4, null, null), (2, 5, 'agent_a', 'Elsewhere'))
                   as c (client, n, agent, agent_name)
            """;

    @Test
    void theMigrationFillsFoldedNamesAndAgentFacts() throws SQLException {
        DatabaseAddress database = TestDatabase.empty();
        TestDatabase.migrate(database, "20261127.0700");
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = owner.createStatement()) {
            statement.execute("""
                    insert into client (client_id, name, created_at)
                    values ('00000000-0000-0000-0000-000000000001', 'Ａcme Größe', now())""");
            statement.execute(CALLS);

            TestDatabase.migrate(database, "20261127.0711");

            try (var row = statement.executeQuery("select folded_name from client")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("acme grosse");
            }
            List<String> facts = new ArrayList<>();
            try (var row = statement.executeQuery("""
                    select concat_ws(' ', right(client_id::text, 1), agent_id, agent_name,
                                     extract(hour from first_call_at at time zone 'UTC'),
                                     extract(hour from last_call_at at time zone 'UTC'))
                      from agent_facts order by client_id, agent_id""")) {
                while (row.next()) {
                    facts.add(row.getString(1));
                }
            }
            assertThat(facts)
                    .containsExactly("1  4 4", "1 agent_a New name 1 2", "1 agent_b 3 3", "2 agent_a Elsewhere 5 5");
        }
    }
}
