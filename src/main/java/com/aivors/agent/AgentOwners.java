package com.aivors.agent;

import com.aivors.platform.database.Columns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The owners of agents over time, for routing calls. A snapshot for one batch, read inside its
/// transaction.
public final class AgentOwners {

    /// Selects the links for [#read] by an array of agent ids, the earliest link first.
    public static final String LINKS = """
            select agent_id, client_id, linked_at, unlinked_at from agent_link where agent_id = any(?)
             order by agent_id, linked_at, link_id
            """;

    private final Map<String, List<Link>> links;

    private AgentOwners(Map<String, List<Link>> links) {
        this.links = links;
    }

    private record Link(
            UUID clientId, Instant from, @Nullable Instant until) {

        boolean holds(Instant time) {
            return !time.isBefore(from) && (until == null || time.isBefore(until));
        }
    }

    public static AgentOwners of(Connection connection, Collection<String> agentIds) throws SQLException {
        if (agentIds.isEmpty()) {
            return new AgentOwners(Map.of());
        }
        try (var statement = connection.prepareStatement(LINKS)) {
            statement.setArray(1, connection.createArrayOf("text", agentIds.toArray(String[]::new)));
            try (var rows = statement.executeQuery()) {
                return read(rows);
            }
        }
    }

    public static AgentOwners read(ResultSet rows) throws SQLException {
        var links = new HashMap<String, List<Link>>();
        while (rows.next()) {
            links.computeIfAbsent(rows.getString("agent_id"), _ -> new ArrayList<>())
                    .add(new Link(
                            rows.getObject("client_id", UUID.class),
                            rows.getTimestamp("linked_at").toInstant(),
                            Columns.instant(rows, "unlinked_at")));
        }
        return new AgentOwners(links);
    }

    /// Returns the client that owned the agent at this moment.
    public Optional<UUID> ownerAt(String agentId, Instant time) {
        return links.getOrDefault(agentId, List.of()).stream()
                .filter(link -> link.holds(time))
                .findFirst()
                .map(Link::clientId);
    }

    /// Returns the client that owned the agent when the call started; of two overlapping links, the
    /// earlier. Otherwise returns the present owner, because a test call may claim a start before
    /// any connection.
    public Optional<UUID> ownerOf(String agentId, @Nullable Instant callStarted) {
        List<Link> all = links.getOrDefault(agentId, List.of());
        Optional<Link> then = callStarted == null
                ? Optional.empty()
                : all.stream().filter(link -> link.holds(callStarted)).findFirst();
        return then.or(() -> all.stream().filter(link -> link.until() == null).findFirst())
                .map(Link::clientId);
    }
}
