package com.aivors.intake;

import com.aivors.call.CallMerge;
import com.aivors.call.CallState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Calls that are kept for nobody, and their way to the client they belong to. A row's client is
/// part of its key (and of its place, should tables be sharded), so moving is deleting and
/// inserting. The caller owns the transaction.
final class KeptCalls {

    /// The routes are locked in the writers' order; [Router] holds them while it adds events, so
    /// whoever comes second sees what the first did. What another sender says under the same id
    /// stays unless it names this agent: the id proves nothing. Only while the agent is the
    /// client's: it may have been disconnected since the handover began.
    private static final String PIN = """
            with held as (
                select call_id, source_id from call_route
                 where client_id = '00000000-0000-0000-0000-000000000000' and agent_id = ?
                   and exists (select from agent_link l
                                where l.agent_id = ? and l.client_id = ? and l.unlinked_at is null)
                 order by call_id, source_id
                 limit ?
                   for update)
            update call_route r set client_id = ?
              from held
             where r.call_id = held.call_id and r.source_id = held.source_id
            returning r.call_id, r.source_id
            """;

    private static final String MOVE_EVENTS = """
            with pinned as (
                select * from unnest(?::text[], ?::uuid[]) as p (call_id, source_id)),
            gone as (
                delete from call_event e using pinned p
                 where e.client_id = '00000000-0000-0000-0000-000000000000'
                   and e.call_id = p.call_id and e.source_id = p.source_id
                returning e.call_id, e.event_hash, e.source_id, e.event, e.sent_at, e.received_at, e.body_bytes, e.body)
            insert into call_event
                (client_id, call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body)
            select ?, call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body from gone
            on conflict do nothing
            """;

    private static final String FORGET_BACKLOG =
            "delete from merge_backlog where client_id = '00000000-0000-0000-0000-000000000000' and call_id = any(?)";

    private final EventStore events;
    private final CallMerge merge;
    private final Strangers strangers;

    KeptCalls(EventStore events, CallMerge merge, Strangers strangers) {
        this.events = events;
        this.merge = merge;
        this.strangers = strangers;
    }

    /// Gives up to `limit` of an agent's kept calls to the client that owns it.
    ///
    /// @return the ids of the calls that moved; empty when none is left
    Set<String> give(Connection connection, String agentId, UUID clientId, int limit) throws SQLException {
        List<Router.Key> pinned;
        try (var statement = connection.prepareStatement(PIN)) {
            statement.setString(1, agentId);
            statement.setString(2, agentId);
            statement.setObject(3, clientId);
            statement.setInt(4, limit);
            statement.setObject(5, clientId);
            pinned = keys(statement);
        }
        strangers.setAside(connection, Router.NOBODY, pinned, agentId, clientId);
        return move(connection, pinned, clientId);
    }

    /// Events of this transaction named the agent of calls that were kept for nobody.
    void moveFound(Connection connection, Router.Routes routes) throws SQLException {
        Map<UUID, List<Router.Key>> found = new HashMap<>();
        for (Router.Key key : routes.found()) {
            found.computeIfAbsent(routes.clientOf(key), _ -> new ArrayList<>()).add(key);
        }
        for (var one : found.entrySet()) {
            move(connection, one.getValue(), one.getKey());
        }
    }

    private Set<String> move(Connection connection, Collection<Router.Key> pinned, UUID clientId) throws SQLException {
        Set<String> callIds = pinned.stream().map(Router.Key::callId).collect(Collectors.toCollection(TreeSet::new));
        if (callIds.isEmpty()) {
            return callIds;
        }
        try (var statement = connection.prepareStatement(MOVE_EVENTS)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", pinned.stream().map(Router.Key::callId).toArray(String[]::new)));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", pinned.stream().map(Router.Key::sourceId).toArray()));
            statement.setObject(3, clientId);
            statement.executeUpdate();
        }
        // The backlog first: a sweeper that is merging one of the calls is waited for, and what it wrote goes too.
        try (var statement = connection.prepareStatement(FORGET_BACKLOG)) {
            statement.setArray(1, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            statement.executeUpdate();
        }
        merge.forget(connection, Router.NOBODY, callIds);
        // What another sender says of the same call may stay with nobody: its row is written anew.
        List<CallState> states =
                new ArrayList<>(events.fold(connection, Router.NOBODY, callIds).values());
        states.addAll(events.fold(connection, clientId, callIds).values());
        merge.write(connection, states);
        return callIds;
    }

    private static List<Router.Key> keys(PreparedStatement statement) throws SQLException {
        var keys = new ArrayList<Router.Key>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.add(new Router.Key(rows.getString("call_id"), rows.getObject("source_id", UUID.class)));
            }
        }
        return keys;
    }
}
