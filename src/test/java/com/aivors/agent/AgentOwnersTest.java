package com.aivors.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Pools;
import com.aivors.testing.Api;
import com.aivors.testing.Owner;
import com.aivors.testing.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentOwnersTest {

    private static final String LINK = """
            insert into agent_link (link_id, agent_id, client_id, linked_at, unlinked_at)
            values (gen_random_uuid(), 'agent_o', '%s', '%s', %s)
            """;

    /// Intervals overlap if the clocks of nodes differ. The result must not depend on the order of
    /// the rows.
    @Test
    void theEarlierOfOverlappingLinksOwnsTheAgent() throws Exception {
        try (var server = TestServer.start();
                var owner = new Owner(server);
                var connection = server.part(Pools.class).intake().getConnection()) {
            Api operator = Api.operator(server);
            UUID first = operator.createClient("First", "first@client.test");
            UUID second = operator.createClient("Second", "second@client.test");
            owner.execute(
                    "set role aivors_operator",
                    LINK.formatted(second, "2026-11-01T12:00:00Z", "null"),
                    LINK.formatted(first, "2026-11-01T10:00:00Z", "'2026-11-01T12:00:03Z'"),
                    "reset role");

            AgentOwners owners = AgentOwners.of(connection, List.of("agent_o"));

            assertThat(owners.ownerOf("agent_o", Instant.parse("2026-11-01T12:00:01Z")))
                    .hasValue(first);
            assertThat(owners.ownerOf("agent_o", Instant.parse("2026-11-01T12:00:04Z")))
                    .hasValue(second);
            assertThat(owners.ownerOf("agent_o", Instant.parse("2021-01-01T00:00:00Z")))
                    .hasValue(second);
        }
    }
}
