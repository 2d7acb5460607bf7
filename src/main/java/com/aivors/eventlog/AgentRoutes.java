package com.aivors.eventlog;

import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Pins events that have the call id of a call with another agent. The pin gives them to the owner
/// of the call when that client owns their agent too, or to the client that an operator chose. The
/// only class that writes `agent_route`.
final class AgentRoutes {

    private static final String KNOWN =
            "select call_id, source_id, agent_id, client_id from agent_route where call_id = any(?)";

    /// The first pin wins. The update changes nothing; it makes the statement return the winning
    /// row.
    private static final String PIN = """
            insert into agent_route as r (call_id, source_id, agent_id, client_id, pinned_at)
            select * from unnest(?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[])
            on conflict (call_id, source_id, agent_id) do update set client_id = r.client_id
            returning call_id, source_id, agent_id, client_id
            """;

    private static final String FORGET = """
            delete from agent_route a using unnest(?::text[], ?::uuid[]) as k (call_id, source_id)
             where a.client_id = ? and a.call_id = k.call_id and a.source_id = k.source_id
            """;

    private AgentRoutes() {}

    /// One agent in one call, as one sender reports it.
    record Key(String callId, UUID sourceId, String agentId) {}

    record Pin(Key key, UUID clientId, Instant at) {}

    static Map<Key, UUID> known(Connection connection, Collection<String> callIds) throws SQLException {
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(1, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            return read(statement);
        }
    }

    /// @param pins at most one per key
    /// @return the client of each key; another writer may have pinned it first
    static Map<Key, UUID> pin(Connection connection, Collection<Pin> pins) throws SQLException {
        List<Pin> sorted = pins.stream()
                .sorted(Comparator.comparing((Pin pin) -> pin.key().callId())
                        .thenComparing(pin -> pin.key().sourceId())
                        .thenComparing(pin -> pin.key().agentId()))
                .toList();
        try (var statement = connection.prepareStatement(PIN)) {
            new ArrayParameters<>(connection, statement, sorted)
                    .bind("text", pin -> pin.key().callId())
                    .bind("uuid", pin -> pin.key().sourceId())
                    .bind("text", pin -> pin.key().agentId())
                    .bind("uuid", Pin::clientId)
                    .bind("timestamptz", Pin::at);
            return read(statement);
        }
    }

    /// Deletes the pins of calls that are taken from a client, so that the owners of their other
    /// agents are looked up again.
    static void forget(Connection connection, UUID clientId, List<RouteKey> calls) throws SQLException {
        if (calls.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(FORGET)) {
            new ArrayParameters<>(connection, statement, calls)
                    .bind("text", RouteKey::callId)
                    .bind("uuid", RouteKey::sourceId);
            statement.setObject(3, clientId);
            statement.executeUpdate();
        }
    }

    private static Map<Key, UUID> read(PreparedStatement statement) throws SQLException {
        var clients = new HashMap<Key, UUID>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var key = new Key(
                        rows.getString("call_id"), rows.getObject("source_id", UUID.class), rows.getString("agent_id"));
                clients.put(key, rows.getObject("client_id", UUID.class));
            }
        }
        return clients;
    }
}
