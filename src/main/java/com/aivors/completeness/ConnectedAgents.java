package com.aivors.completeness;

import com.aivors.agent.AgentOwners;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The agents whose calls are compared: those that were connected at any time of a period.
///
/// @param clients the clients of these connections
record ConnectedAgents(List<String> agentIds, List<UUID> clients, AgentOwners owners) {

    private static final String OF_PERIOD = """
            select distinct agent_id, client_id from agent_link
             where (unlinked_at is null or unlinked_at > :from) and linked_at < :now
               and (:client::uuid is null or client_id = :client)
             order by agent_id, client_id
            """;

    private record Link(String agentId, UUID clientId) {}

    /// @param clientId null for every client
    static ConnectedAgents of(Database database, @Nullable UUID clientId, Instant from, Instant now) {
        List<Link> links = database.as(
                Role.INTAKE,
                sql -> sql.sql(OF_PERIOD)
                        .param("client", clientId, java.sql.Types.OTHER)
                        .param("from", Timestamp.from(from))
                        .param("now", Timestamp.from(now))
                        .query((row, _) -> new Link(row.getString("agent_id"), row.getObject("client_id", UUID.class)))
                        .list());
        List<String> agentIds = links.stream().map(Link::agentId).distinct().toList();
        return new ConnectedAgents(
                agentIds,
                links.stream().map(Link::clientId).distinct().toList(),
                database.connected(Role.INTAKE, connection -> AgentOwners.of(connection, agentIds)));
    }
}
