package com.aivors.intake;

import com.aivors.call.CallMerge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Gives calls that were kept for nobody to the client they belong to. A row's client is part
/// of its key (and of its place, should tables be sharded), so moving is deleting and
/// inserting.
public final class Handover {

    /// Events may arrive at any moment: the route is locked first, and [Router] waits for it.
    private static final String PIN_AGENT = """
            update call_route set client_id = ?
             where client_id = '00000000-0000-0000-0000-000000000000' and agent_id = ?
            returning call_id
            """;

    private static final String MOVE_EVENTS = """
            with gone as (
                delete from call_event
                 where client_id = '00000000-0000-0000-0000-000000000000' and call_id = any(?)
                returning call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body)
            insert into call_event
                (client_id, call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body)
            select ?, call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body from gone
            on conflict do nothing
            """;

    private static final List<String> FORGET = List.of(
            "delete from call where client_id = '00000000-0000-0000-0000-000000000000' and call_id = any(?)",
            "delete from call_transcript where client_id = '00000000-0000-0000-0000-000000000000' and call_id = any(?)",
            "delete from merge_backlog where client_id = '00000000-0000-0000-0000-000000000000' and call_id = any(?)");

    private final EventStore events;

    Handover(EventStore events) {
        this.events = events;
    }

    /// Gives the kept calls of one agent to a client, in the caller's transaction under the
    /// intake role.
    ///
    /// @return the ids of the calls that moved
    public List<String> give(Connection connection, String agentId, UUID clientId) throws SQLException {
        List<String> callIds;
        try (var statement = connection.prepareStatement(PIN_AGENT)) {
            statement.setObject(1, clientId);
            statement.setString(2, agentId);
            callIds = callIds(statement);
        }
        move(connection, callIds, clientId);
        return callIds;
    }

    /// An event of this transaction named the agent of a call that was kept for nobody.
    void moveFound(Connection connection, String callId, Router.Routes routes) throws SQLException {
        for (var route : routes.clientOf().entrySet()) {
            if (route.getKey().callId().equals(callId) && !route.getValue().equals(Router.NOBODY)) {
                move(connection, List.of(callId), route.getValue());
            }
        }
    }

    private void move(Connection connection, Collection<String> callIds, UUID clientId) throws SQLException {
        if (callIds.isEmpty()) {
            return;
        }
        var ids = connection.createArrayOf("text", callIds.toArray(String[]::new));
        try (var statement = connection.prepareStatement(MOVE_EVENTS)) {
            statement.setArray(1, ids);
            statement.setObject(2, clientId);
            statement.executeUpdate();
        }
        for (String forget : FORGET) {
            try (var statement = connection.prepareStatement(forget)) {
                statement.setArray(1, ids);
                statement.executeUpdate();
            }
        }
        CallMerge.write(connection, events.fold(connection, clientId, callIds).values());
    }

    private static List<String> callIds(PreparedStatement statement) throws SQLException {
        var ids = new java.util.TreeSet<String>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString("call_id"));
            }
        }
        return List.copyOf(ids);
    }
}
