package com.aivors.eventlog;

import com.aivors.call.merge.CallMerge;
import com.aivors.call.merge.CallState;
import com.aivors.client.Clients;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Moves unclaimed calls to the client that they belong to. A row's client is part of its key (and
/// of its shard, if tables are sharded), so a move deletes and inserts rows. The caller owns the
/// transaction.
public final class UnclaimedCalls {

    /// Locks the routes in the writers' order. Writers hold them while they add events, so the
    /// second transaction sees the result of the first. Events of another sender under the same id
    /// stay unless they name this agent, because the id proves nothing. Requires that the client
    /// still owns the agent: since the start, it may have disconnected the agent, or the handover
    /// may have been undone.
    private static final String PIN = """
            with held as (
                select call_id, source_id from call_route
                 where client_id = %s and agent_id = ?
                   and exists (select from agent_link l
                                where l.agent_id = ? and l.client_id = ? and l.unlinked_at is null)
                   and exists (select from handover h where h.client_id = ? and h.agent_id = ? and h.handover_id = ?)
                 order by call_id, source_id
                 limit ?
                   for update)
            update call_route r set client_id = ?, handover_id = ?
              from held
             where r.call_id = held.call_id and r.source_id = held.source_id
            returning r.call_id, r.source_id
            """.formatted(Clients.NOBODY_LITERAL);

    private static final String UNPIN = """
            with held as (
                select call_id, source_id from call_route
                 where handover_id = ? and client_id = ?
                 order by call_id, source_id
                 limit ?
                   for update)
            update call_route r set client_id = %s, handover_id = null
              from held
             where r.call_id = held.call_id and r.source_id = held.source_id
            returning r.call_id, r.source_id
            """.formatted(Clients.NOBODY_LITERAL);

    private static final String MOVE_EVENTS = """
            with pinned as (
                select * from unnest(?::text[], ?::uuid[]) as p (call_id, source_id)),
            gone as (
                delete from call_event e using pinned p
                 where e.client_id = ? and e.call_id = p.call_id and e.source_id = p.source_id
                returning e.call_id, e.event_hash, e.source_id, e.event, e.sent_at, e.received_at, e.body_bytes, e.body)
            insert into call_event
                (client_id, call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body)
            select ?, call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body from gone
            on conflict do nothing
            """;

    private static final String FORGET_BACKLOG = "delete from merge_backlog where client_id = ? and call_id = any(?)";

    private final EventStore events;
    private final CallMerge merge;
    private final OtherAgentsEvents otherAgents;

    public UnclaimedCalls(EventStore events, CallMerge merge, OtherAgentsEvents otherAgents) {
        this.events = events;
        this.merge = merge;
        this.otherAgents = otherAgents;
    }

    /// Gives up to `limit` unclaimed calls of an agent to the client that owns it.
    ///
    /// @return the ids of the moved calls; empty when none is left
    Set<String> give(Connection connection, String agentId, UUID clientId, UUID handoverId, int limit)
            throws SQLException {
        RouteLocks.share(connection);
        List<RouteKey> pinned;
        try (var statement = connection.prepareStatement(PIN)) {
            statement.setString(1, agentId);
            statement.setString(2, agentId);
            statement.setObject(3, clientId);
            statement.setObject(4, clientId);
            statement.setString(5, agentId);
            statement.setObject(6, handoverId);
            statement.setInt(7, limit);
            statement.setObject(8, clientId);
            statement.setObject(9, handoverId);
            pinned = keys(statement);
        }
        otherAgents.setAside(connection, Clients.NOBODY, pinned, agentId, clientId);
        return move(connection, pinned, Clients.NOBODY, clientId);
    }

    /// Takes up to `limit` calls of a handover back from their client. Blocks all writers
    /// meanwhile, because a writer that has read the old route would add an event to a call that is
    /// gone.
    ///
    /// @return the ids of the moved calls; empty when none is left
    Set<String> takeBack(Connection connection, UUID handoverId, String agentId, UUID clientId, int limit)
            throws SQLException {
        RouteLocks.holdAlone(connection);
        List<RouteKey> unpinned;
        try (var statement = connection.prepareStatement(UNPIN)) {
            statement.setObject(1, handoverId);
            statement.setObject(2, clientId);
            statement.setInt(3, limit);
            unpinned = keys(statement);
        }
        AgentRoutes.forget(connection, clientId, unpinned);
        otherAgents.setAside(connection, clientId, unpinned, agentId, Clients.NOBODY);
        return move(connection, unpinned, clientId, Clients.NOBODY);
    }

    /// Moves unclaimed calls whose agent was named by events of this transaction.
    void moveFound(Connection connection, Map<UUID, List<RouteKey>> byClient) throws SQLException {
        for (var one : byClient.entrySet()) {
            move(connection, one.getValue(), Clients.NOBODY, one.getKey());
        }
    }

    private Set<String> move(Connection connection, Collection<RouteKey> pinned, UUID from, UUID to)
            throws SQLException {
        Set<String> callIds = pinned.stream().map(RouteKey::callId).collect(Collectors.toCollection(TreeSet::new));
        if (callIds.isEmpty()) {
            return callIds;
        }
        try (var statement = connection.prepareStatement(MOVE_EVENTS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", pinned.stream().map(RouteKey::callId).toArray(String[]::new)));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", pinned.stream().map(RouteKey::sourceId).toArray()));
            statement.setObject(3, from);
            statement.setObject(4, to);
            statement.executeUpdate();
        }
        // Deletes from the backlog first, which waits for a sweeper that is merging one of the
        // calls; the merge result is deleted too.
        try (var statement = connection.prepareStatement(FORGET_BACKLOG)) {
            statement.setObject(1, from);
            statement.setArray(2, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            statement.executeUpdate();
        }
        merge.forget(connection, from, callIds);
        // Events of another sender may stay with the old client, so its row is rewritten too.
        List<CallState> states =
                new ArrayList<>(events.fold(connection, from, callIds).values());
        states.addAll(events.fold(connection, to, callIds).values());
        merge.write(connection, states);
        return callIds;
    }

    private static List<RouteKey> keys(PreparedStatement statement) throws SQLException {
        var keys = new ArrayList<RouteKey>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.add(new RouteKey(rows.getString("call_id"), rows.getObject("source_id", UUID.class)));
            }
        }
        return keys;
    }
}
