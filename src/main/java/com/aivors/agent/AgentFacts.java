package com.aivors.agent;

import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.ResultSet;
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

/// Keeps the name and the times of the first and last call of each agent, so that no reader
/// searches the calls. The SQL of the table `agent_facts`. A row is correct unless a mark exists
/// for the hour of its first or last call, or for an hour before or after these.
public final class AgentFacts {

    /// Finds the first and the last hour in the rollup. Skips an hour that has lost its calls and
    /// waits for a recount.
    private static final String FACTS = """
            select a.agent_id, newest.agent_name, oldest.listed_at as first_call_at, newest.listed_at as last_call_at
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
             cross join lateral (
                   select c.listed_at
                     from call_rollup r
                    cross join lateral (
                          select c.listed_at from call c
                           where c.client_id = ? and coalesce(c.agent_id, '') = r.agent_id
                             and c.listed_at >= r.hour and c.listed_at < r.hour + interval '1 hour'
                           order by c.listed_at
                           limit 1) c
                    where r.client_id = ? and r.agent_id = a.agent_id
                    order by r.hour
                    limit 1) oldest
            """;

    private static final String FORGET = "delete from agent_facts where client_id = ? and agent_id = any(?)";

    private static final String KEEP = """
            insert into agent_facts (client_id, agent_id, agent_name, first_call_at, last_call_at)
            select t.client_id, t.agent_id, t.agent_name, t.first_call_at, t.last_call_at
              from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                   as t (client_id, agent_id, agent_name, first_call_at, last_call_at)
                on conflict do nothing
            """;

    private static final String OF_CLIENTS = """
            select client_id, agent_id, agent_name, first_call_at, last_call_at from agent_facts
             where client_id = any(:clients::uuid[])
            """;

    private static final String NAMED = """
            select distinct client_id from agent_facts where strpos(folded_name, (select folded(:part))) > 0
            """;

    private AgentFacts() {}

    /// @param agentId empty for calls whose events name no agent
    /// @param name the name in the agent's newest call
    public record Kept(String agentId, @Nullable String name, Instant firstCallAt, Instant lastCallAt) {

        private static Kept read(ResultSet row) throws SQLException {
            return new Kept(
                    row.getString("agent_id"),
                    row.getString("agent_name"),
                    row.getTimestamp("first_call_at").toInstant(),
                    row.getTimestamp("last_call_at").toInstant());
        }
    }

    /// Updates the rows of these agents after their hours were recounted, in the same transaction.
    public static void recounted(Connection connection, UUID clientId, Collection<String> agentIds)
            throws SQLException {
        if (agentIds.isEmpty()) {
            return;
        }
        String[] agents = agentIds.toArray(String[]::new);
        List<Kept> found = facts(connection, clientId, agents);
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
                    .bind("timestamptz", Kept::firstCallAt)
                    .bind("timestamptz", Kept::lastCallAt);
            keep.executeUpdate();
        }
    }

    private static List<Kept> facts(Connection connection, UUID clientId, String[] agents) throws SQLException {
        var found = new ArrayList<Kept>();
        try (var statement = connection.prepareStatement(FACTS)) {
            statement.setArray(1, connection.createArrayOf("text", agents));
            for (int client = 2; client <= 5; client++) {
                statement.setObject(client, clientId);
            }
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(Kept.read(row));
                }
            }
        }
        return found;
    }

    /// Returns the agents with past or present calls, by client. Omits clients without such agents.
    public static Map<UUID, List<Kept>> of(JdbcClient sql, List<UUID> clientIds) {
        var kept = new HashMap<UUID, List<Kept>>();
        sql.sql(OF_CLIENTS)
                .param("clients", clientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    kept.computeIfAbsent(row.getObject("client_id", UUID.class), _ -> new ArrayList<>())
                            .add(Kept.read(row));
                });
        return kept;
    }

    /// Returns the clients with calls of an agent whose name contains `part`, ignoring case and
    /// accents.
    public static List<UUID> clientsOfAgentsNamed(JdbcClient sql, String part) {
        return sql.sql(NAMED)
                .param("part", part)
                .query((row, _) -> row.getObject("client_id", UUID.class))
                .list();
    }
}
