package com.aivors.agent;

import com.aivors.platform.database.Columns;
import com.aivors.platform.time.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which client owns which agent. The only class that knows the writing SQL of `agent_link`. Runs
/// under the role of its caller: as a client it can see and change that client's links alone, and
/// still the index keeps an agent from having two owners. Times are the database's: the clocks of
/// two nodes would make intervals that overlap.
public final class AgentLinks {

    private static final String CONNECT = """
            insert into agent_link (link_id, agent_id, client_id, linked_at)
            values (:link, :agent, :client, clock_timestamp())
            on conflict (agent_id) where unlinked_at is null do nothing
            """;

    private static final String OWNED = """
            select exists (select from agent_link
                            where agent_id = :agent and client_id = :client and unlinked_at is null)
            """;

    private static final String OWNER = """
            select c.name from agent_link l join client c using (client_id)
             where l.agent_id = :agent and l.unlinked_at is null
            """;

    private static final String OWNERS = """
            select agent_id, client_id from agent_link where unlinked_at is null and agent_id = any(:agents)
            """;

    private static final String DISCONNECT = """
            update agent_link set unlinked_at = greatest(clock_timestamp(), linked_at)
             where client_id = :client and unlinked_at is null and agent_id = any(:agents)
            """;

    private static final String REVOKE = """
            update agent_link set unlinked_at = linked_at
             where client_id = :client and unlinked_at is null and agent_id = :agent and linked_at <= :before
            """;

    private static final String TRAINED = "update client set ai_training_status = 'complete' where client_id = :client";

    /// The newest call tells an agent's name. It is in the newest hour whose rollup counts calls of
    /// the agent and is right, or in a later one that is marked: a walk through the calls of an agent
    /// that has few, or none, would read the client's whole history. The same for the oldest.
    private static final String OF_CLIENT = """
            select a.agent_id, a.since, a.status, newest.agent_name, oldest.listed_at as first_call_at,
                   newest.listed_at as last_call_at
              from (select agent_id, linked_at as since, 'connected' as status from agent_link
                     where client_id = :client and unlinked_at is null
                    union all
                    select agent_id, requested_at, 'pending' from agent_claim
                     where client_id = :client and decided_at is null) a
              left join lateral (
                    select r.hour from call_rollup r
                     where r.client_id = :client and r.agent_id = a.agent_id and r.calls > 0
                       and not exists (select from rollup_mark m where m.client_id = :client and m.hour = r.hour)
                     order by r.hour desc
                     limit 1) last on true
              left join lateral (
                    select c.agent_name, c.listed_at
                      from (select last.hour
                            union
                            select m.hour from rollup_mark m
                             where m.client_id = :client and m.hour > coalesce(last.hour, '-infinity')) h
                     cross join lateral (
                            select c.agent_name, c.listed_at from call c
                             where c.client_id = :client and c.agent_id = a.agent_id
                               and c.listed_at >= h.hour and c.listed_at < h.hour + interval '1 hour'
                             order by c.listed_at desc, c.call_id desc
                             limit 1) c
                     order by c.listed_at desc
                     limit 1) newest on true
              left join lateral (
                    select r.hour from call_rollup r
                     where r.client_id = :client and r.agent_id = a.agent_id and r.calls > 0
                       and not exists (select from rollup_mark m where m.client_id = :client and m.hour = r.hour)
                     order by r.hour
                     limit 1) first on true
              left join lateral (
                    select c.listed_at
                      from (select first.hour
                            union
                            select m.hour from rollup_mark m
                             where m.client_id = :client and m.hour < coalesce(first.hour, 'infinity')) h
                     cross join lateral (
                            select c.listed_at from call c
                             where c.client_id = :client and c.agent_id = a.agent_id
                               and c.listed_at >= h.hour and c.listed_at < h.hour + interval '1 hour'
                             order by c.listed_at
                             limit 1) c
                     order by c.listed_at
                     limit 1) oldest on true
             order by a.status, a.since desc, a.agent_id
            """;

    private static final String OF_CLIENTS = """
            select client_id, agent_id, linked_at as since, 'connected' as status from agent_link
             where client_id = any(:clients::uuid[]) and unlinked_at is null
            union all
            select client_id, agent_id, requested_at, 'pending' from agent_claim
             where client_id = any(:clients::uuid[]) and decided_at is null
             order by status, since desc, agent_id
            """;

    private final Ids ids;

    public AgentLinks(Ids ids) {
        this.ids = ids;
    }

    /// Two clients may race for one agent: the partial unique index picks the winner.
    public ConnectOutcome connect(JdbcClient sql, UUID clientId, String agentId) {
        int rows = sql.sql(CONNECT)
                .param("link", ids.next())
                .param("agent", agentId)
                .param("client", clientId)
                .update();
        if (rows == 1) {
            sql.sql(TRAINED).param("client", clientId).update();
            return new ConnectOutcome.Connected(agentId);
        }
        return owns(sql, clientId, agentId) ? new ConnectOutcome.AlreadyYours(agentId) : new ConnectOutcome.Taken();
    }

    boolean owns(JdbcClient sql, UUID clientId, String agentId) {
        return sql.sql(OWNED)
                .param("agent", agentId)
                .param("client", clientId)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /// The name of the client that owns the agent: for the operator's eyes.
    public static Optional<String> ownerName(JdbcClient sql, String agentId) {
        return sql.sql(OWNER)
                .param("agent", agentId)
                .query((row, _) -> row.getString("name"))
                .optional();
    }

    /// The clients that own these agents; without agents that nobody owns. For the operator's eyes.
    public static Map<String, UUID> owners(JdbcClient sql, List<String> agentIds) {
        var owners = new HashMap<String, UUID>();
        sql.sql(OWNERS).param("agents", agentIds.toArray(String[]::new)).query(row -> {
            owners.put(row.getString("agent_id"), row.getObject("client_id", UUID.class));
        });
        return owners;
    }

    /// Takes a connection back as if it had never been: no call belongs to the client for having
    /// started meanwhile.
    ///
    /// @param madeBefore a connection that was made later stays
    public void revoke(JdbcClient sql, UUID clientId, String agentId, Instant madeBefore) {
        sql.sql(REVOKE)
                .param("client", clientId)
                .param("agent", agentId)
                .param("before", Timestamp.from(madeBefore))
                .update();
    }

    /// @return how many of them were connected
    public int disconnect(JdbcClient sql, UUID clientId, List<String> agentIds) {
        return sql.sql(DISCONNECT)
                .param("client", clientId)
                .param("agents", agentIds.toArray(String[]::new))
                .update();
    }

    /// Connected ones first, the newest of them first.
    public static List<ConnectedAgent> of(JdbcClient sql, UUID clientId) {
        return sql.sql(OF_CLIENT)
                .param("client", clientId)
                .query((row, _) -> new ConnectedAgent(
                        row.getString("agent_id"),
                        row.getString("agent_name"),
                        row.getTimestamp("since").toInstant(),
                        Columns.instant(row, "first_call_at"),
                        Columns.instant(row, "last_call_at"),
                        row.getString("status")))
                .list();
    }

    /// The same agents of several clients without what their calls say: [AgentFacts] keeps that. A
    /// client without agents is not in it.
    public static Map<UUID, List<ConnectedAgent>> of(JdbcClient sql, List<UUID> clientIds) {
        var agents = new HashMap<UUID, List<ConnectedAgent>>();
        sql.sql(OF_CLIENTS)
                .param("clients", clientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    agents.computeIfAbsent(row.getObject("client_id", UUID.class), _ -> new ArrayList<>())
                            .add(new ConnectedAgent(
                                    row.getString("agent_id"),
                                    null,
                                    row.getTimestamp("since").toInstant(),
                                    null,
                                    null,
                                    row.getString("status")));
                });
        return agents;
    }
}
