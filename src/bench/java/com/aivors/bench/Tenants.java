package com.aivors.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// The clients of the benchmark and their agents, inserted directly into the database.
final class Tenants {

    static final int CLIENTS = 8;
    static final int AGENTS = 24;

    private Tenants() {}

    /// @param number any number; agents repeat
    static String agent(int number) {
        return "agent_%026x".formatted(0x4b1f_9c27L + number % AGENTS);
    }

    static UUID client(int number) {
        return new UUID(0x0192_7000_0000_7000L, 0x8000_0000_0000_0001L + number % CLIENTS);
    }

    static void settle(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (int i = 0; i < CLIENTS; i++) {
                statement.execute("insert into client (client_id, name, created_at) values ('%s', 'Client %d', now())"
                        .formatted(client(i), i));
            }
            for (int i = 0; i < AGENTS; i++) {
                statement.execute("insert into agent_link (link_id, agent_id, client_id, linked_at)"
                        + " values (gen_random_uuid(), '%s', '%s', now() - interval '1 year')"
                                .formatted(agent(i), client(i)));
            }
        }
    }
}
