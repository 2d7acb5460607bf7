package com.aivors.analytics;

import com.aivors.analytics.ClientActivity.AgentCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads calls of hours that are not counted yet: their number, the first and the last, by client
/// and agent.
final class FreshCalls {

    private static final String COUNT = """
            select c.client_id, coalesce(c.agent_id, '') as agent_id, count(*) as calls,
                   min(c.listed_at) as first_call, max(c.listed_at) as last_call
              from unnest(:clients::uuid[], :since::timestamptz[], :until::timestamptz[]) as p (client_id, since, until)
              join call c on c.client_id = p.client_id and c.listed_at >= p.since and c.listed_at < p.until
             where c.client_id = any(:those::uuid[])
               and c.listed_at >= :least::timestamptz and c.listed_at < :most::timestamptz
             group by 1, 2
            """;

    /// Reads the names of agents from their last calls only, which is cheaper than with the others.
    private static final String NAMES = """
            select c.client_id, p.agent_id, c.agent_name
              from unnest(:clients::uuid[], :agents::text[], :times::timestamptz[]) as p (client_id, agent_id, listed_at)
              join call c on c.client_id = p.client_id and c.listed_at = p.listed_at
                         and coalesce(c.agent_id, '') = p.agent_id
             where c.client_id = any(:clients::uuid[]) and c.listed_at = any(:times::timestamptz[])
             order by c.call_id
            """;

    private final Map<UUID, Long> counts = new HashMap<>();
    private final Map<UUID, Map<String, AgentCalls>> agents = new HashMap<>();

    private FreshCalls() {}

    static FreshCalls in(JdbcClient sql, Stream<ClientRanges<Instant>> parts) {
        var fresh = new FreshCalls();
        parts.forEach(part -> fresh.count(sql, part));
        if (!fresh.agents.isEmpty()) {
            fresh.name(sql);
        }
        return fresh;
    }

    long count(UUID client) {
        return counts.getOrDefault(client, 0L);
    }

    /// Returns the calls by agent id; the key is empty for calls without an agent.
    Map<String, AgentCalls> agents(UUID client) {
        return agents.getOrDefault(client, Map.of());
    }

    private void count(JdbcClient sql, ClientRanges<Instant> ranges) {
        sql.sql(COUNT).params(ranges.parameters()).query(row -> {
            UUID client = row.getObject("client_id", UUID.class);
            counts.merge(client, row.getLong("calls"), Long::sum);
            agents.computeIfAbsent(client, _ -> new HashMap<>())
                    .merge(
                            row.getString("agent_id"),
                            new AgentCalls(
                                    null,
                                    row.getTimestamp("first_call").toInstant(),
                                    row.getTimestamp("last_call").toInstant()),
                            AgentCalls::and);
        });
    }

    private void name(JdbcClient sql) {
        List<String> clients = new ArrayList<>();
        List<String> agentIds = new ArrayList<>();
        List<String> times = new ArrayList<>();
        agents.forEach((client, ofClient) -> ofClient.forEach((agent, calls) -> {
            clients.add(client.toString());
            agentIds.add(agent);
            times.add(calls.lastAt().toString());
        }));
        sql.sql(NAMES)
                .param("clients", clients.toArray(String[]::new))
                .param("agents", agentIds.toArray(String[]::new))
                .param("times", times.toArray(String[]::new))
                .query(row -> {
                    String name = row.getString("agent_name");
                    agents.getOrDefault(row.getObject("client_id", UUID.class), Map.of())
                            .computeIfPresent(row.getString("agent_id"), (_, calls) -> calls.named(name));
                });
    }
}
