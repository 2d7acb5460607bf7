package com.aivors.agent;

import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is kept of each agent, so that nobody searches its calls for it. The SQL of `agent_facts`.
/// A row is right unless the hour of its last call, or a later one, is marked.
public final class AgentFacts {

    /// The rollup leads to the newest hour. One that has lost its calls, and waits to be counted, is
    /// passed over.
    private static final String NEWEST = """
            select a.agent_id, newest.agent_name, newest.listed_at
              from unnest(?::text[]) as a (agent_id)
             cross join lateral (
                   select c.agent_name, c.listed_at
                     from call_rollup r
                    cross join lateral (
                          select c.agent_name, c.listed_at from call c
                           where c.client_id = ? and coalesce(c.agent_id, '') = r.agent_id
                             and c.listed_at >= r.hour and c.listed_at < r.hour + interval '1 hour'
                           order by c.listed_at desc, c.call_id desc
                           limit 1) c
                    where r.client_id = ? and r.agent_id = a.agent_id
                    order by r.hour desc
                    limit 1) newest
            """;

    private static final String FORGET = "delete from agent_facts where client_id = ? and agent_id = any(?)";

    private static final String KEEP = """
            insert into agent_facts (client_id, agent_id, agent_name, last_call_at)
            select t.client_id, t.agent_id, t.agent_name, t.last_call_at
              from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
                   as t (client_id, agent_id, agent_name, last_call_at)
                on conflict do nothing
            """;

    private static final String OF_CLIENTS = """
            select client_id, agent_id, agent_name, last_call_at from agent_facts
             where client_id = any(:clients::uuid[])
            """;

    private static final String NAMED = """
            select distinct client_id from agent_facts where strpos(folded_name, (select folded(:part))) > 0
            """;

    private AgentFacts() {}

    /// @param agentId empty for calls whose agent no event named
    /// @param name as the agent's newest call says
    public record Kept(String agentId, @Nullable String name, Instant lastCallAt) {}

    /// Keeps what is true after hours of these agents were counted, in the same transaction.
    public static void recounted(Connection connection, UUID clientId, Collection<String> agentIds)
            throws SQLException {
        if (agentIds.isEmpty()) {
            return;
        }
        String[] agents = agentIds.toArray(String[]::new);
        List<Kept> found = newest(connection, clientId, agents);
        try (var forget = connection.prepareStatement(FORGET)) {
            forget.setObject(1, clientId);
            forget.setArray(2, connection.createArrayOf("text", agents));
            forget.executeUpdate();
        }
        try (var keep = connection.prepareStatement(KEEP)) {
            new ArrayParameters<>(connection, keep, found)
                    .bind("uuid", _ -> clientId)
                    .bind("text", Kept::agentId)
                    .bind("text", Kept::name)
                    .bind("timestamptz", Kept::lastCallAt);
            keep.executeUpdate();
        }
    }

    private static List<Kept> newest(Connection connection, UUID clientId, String[] agents) throws SQLException {
        var found = new ArrayList<Kept>();
        try (var statement = connection.prepareStatement(NEWEST)) {
            statement.setArray(1, connection.createArrayOf("text", agents));
            statement.setObject(2, clientId);
            statement.setObject(3, clientId);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Kept(
                            row.getString("agent_id"),
                            row.getString("agent_name"),
                            row.getTimestamp("listed_at").toInstant()));
                }
            }
        }
        return found;
    }

    /// Agents that have, or had, calls of these clients. Without a client that has none.
    public static Map<UUID, List<Kept>> of(JdbcClient sql, List<UUID> clientIds) {
        var kept = new HashMap<UUID, List<Kept>>();
        sql.sql(OF_CLIENTS)
                .param("clients", clientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    kept.computeIfAbsent(row.getObject("client_id", UUID.class), _ -> new ArrayList<>())
                            .add(new Kept(
                                    row.getString("agent_id"),
                                    row.getString("agent_name"),
                                    row.getTimestamp("last_call_at").toInstant()));
                });
        return kept;
    }

    /// Clients with calls of an agent whose name holds `part`, without regard to case and accents.
    public static List<UUID> clientsOfAgentsNamed(JdbcClient sql, String part) {
        return sql.sql(NAMED)
                .param("part", part)
                .query((row, _) -> row.getObject("client_id", UUID.class))
                .list();
    }
}
