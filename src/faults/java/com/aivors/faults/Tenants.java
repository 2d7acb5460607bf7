package com.aivors.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Three clients and their agents, inserted directly into the database. The last agent belongs to
/// no client.
final class Tenants {

    static final UUID NOBODY = new UUID(0, 0);
    static final UUID HARBOR = new UUID(1, 1);
    static final UUID BRIGHT = new UUID(1, 2);
    static final UUID LAKE = new UUID(1, 3);

    static final Map<String, UUID> OWNERS = Map.of(
            "agent_harbor_01", HARBOR,
            "agent_harbor_02", HARBOR,
            "agent_bright_01", BRIGHT,
            "agent_lake_01", LAKE,
            "agent_nobody_01", NOBODY);

    static final List<String> AGENTS = OWNERS.keySet().stream().sorted().toList();

    private Tenants() {}

    static void settle(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (UUID client : List.of(HARBOR, BRIGHT, LAKE)) {
                statement.execute("insert into client (client_id, name, created_at) values ('%s', '%s', now())"
                        .formatted(client, "Client " + client.getLeastSignificantBits()));
            }
            for (String agent : AGENTS) {
                if (!NOBODY.equals(OWNERS.get(agent))) {
                    statement.execute("insert into agent_link (link_id, agent_id, client_id, linked_at)"
                            + " values (gen_random_uuid(), '%s', '%s', now())".formatted(agent, OWNERS.get(agent)));
                }
            }
        }
    }
}
