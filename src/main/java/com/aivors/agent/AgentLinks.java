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

/// Records which client owns which agent. The only class that writes `agent_link`. Runs under the
/// role of its caller: a client sees and changes only its own links, but the unique index still
/// prevents two owners. Uses the database's clock, because the clocks of two nodes would make
/// overlapping intervals.
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

    /// Reads the agent's name from its newest call. That call is in the newest hour with a correct
    /// rollup that counts the agent's calls, or in a later marked hour. A walk through the calls
    /// themselves would read the client's whole history for an agent with few calls. The oldest
    /// call is found in the same way.
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

    /// Connects an agent. When two clients race for it, the partial unique index picks the winner.
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

    /// Returns the name of the client that owns the agent. Only for operators.
    public static Optional<String> ownerName(JdbcClient sql, String agentId) {
        return sql.sql(OWNER)
                .param("agent", agentId)
                .query((row, _) -> row.getString("name"))
                .optional();
    }

    /// Returns the owners of these agents; omits agents without an owner. Only for operators.
    public static Map<String, UUID> owners(JdbcClient sql, List<String> agentIds) {
        var owners = new HashMap<String, UUID>();
        sql.sql(OWNERS).param("agents", agentIds.toArray(String[]::new)).query(row -> {
            owners.put(row.getString("agent_id"), row.getObject("client_id", UUID.class));
        });
        return owners;
    }

    /// Revokes a connection as if it had never existed, so that no call started within it belongs
    /// to the client.
    ///
    /// @param madeBefore connections that were made later stay
    public void revoke(JdbcClient sql, UUID clientId, String agentId, Instant madeBefore) {
        sql.sql(REVOKE)
                .param("client", clientId)
                .param("agent", agentId)
                .param("before", Timestamp.from(madeBefore))
                .update();
    }

    /// @return the number of disconnected agents
    public int disconnect(JdbcClient sql, UUID clientId, List<String> agentIds) {
        return sql.sql(DISCONNECT)
                .param("client", clientId)
                .param("agents", agentIds.toArray(String[]::new))
                .update();
    }

    /// Returns the client's agents: connected ones first, then requested ones, each newest first.
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

    /// Returns the agents of several clients without facts from their calls, which [AgentFacts]
    /// keeps. Omits clients without agents.
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
