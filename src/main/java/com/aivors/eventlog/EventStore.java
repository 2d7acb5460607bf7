package com.aivors.eventlog;

import com.aivors.call.merge.CallState;
import com.aivors.platform.database.ArrayParameters;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Unwrapper;
import com.github.luben.zstd.Zstd;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Stores events unchanged. The only class that writes `call_event`.
public final class EventStore {

    /// The conflict clause detects repeats: only new events are returned.
    private static final String INSERT = """
            insert into call_event
                (client_id, call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body)
            select * from unnest(?::uuid[], ?::text[], ?::bytea[], ?::uuid[], ?::text[], ?::bigint[],
                                 ?::timestamptz[], ?::int[], ?::bytea[])
            on conflict do nothing
            returning client_id, call_id, event_hash
            """;

    private static final String EVENTS_OF = """
            select call_id, event, event_hash, sent_at, received_at, body_bytes, body
              from call_event
             where client_id = ? and call_id = any(?)
             order by call_id, event_hash
            """;

    private final Unwrapper unwrapper;

    public EventStore(Unwrapper unwrapper) {
        this.unwrapper = unwrapper;
    }

    /// The key of an event among all events.
    record Identity(UUID clientId, String callId, Bytes hash) {}

    /// 16 bytes that are compared by content.
    record Bytes(long high, long low) {

        static Bytes of(byte[] sixteen) {
            var buffer = java.nio.ByteBuffer.wrap(sixteen);
            return new Bytes(buffer.getLong(), buffer.getLong());
        }
    }

    /// An event and the client it was routed to.
    record Routed(Ticket ticket, UUID clientId) {

        Identity identity() {
            return new Identity(
                    clientId, ticket.event().callId(), Bytes.of(ticket.event().hash()));
        }
    }

    /// @param events without duplicates, in the order of all writers
    /// @return the new events
    Set<Identity> insert(Connection connection, List<Routed> events) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            new ArrayParameters<>(connection, statement, events)
                    .bind("uuid", Routed::clientId)
                    .bind("text", routed -> routed.ticket().event().callId())
                    .bind("bytea", routed -> routed.ticket().event().hash())
                    .bind("uuid", routed -> routed.ticket().source().id())
                    .bind("text", routed -> routed.ticket().event().event())
                    .bind("int8", routed -> routed.ticket().event().sentAtMillis())
                    .bind("timestamptz", routed -> routed.ticket().receivedAt())
                    .bind("int4", routed -> routed.ticket().bodyBytes())
                    .bind("bytea", routed -> routed.ticket().compressed());
            var fresh = new HashSet<Identity>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(new Identity(
                            rows.getObject("client_id", UUID.class),
                            rows.getString("call_id"),
                            Bytes.of(rows.getBytes("event_hash"))));
                }
            }
            return fresh;
        }
    }

    /// Computes calls from their stored events, independent of their rows: the basis of every
    /// repair and replay.
    ///
    /// @return by call id; omits calls without events
    Map<String, CallState> fold(Connection connection, UUID clientId, Collection<String> callIds) throws SQLException {
        var states = new TreeMap<String, CallState>();
        try (var statement = connection.prepareStatement(EVENTS_OF)) {
            statement.setObject(1, clientId);
            statement.setArray(2, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            // The events of a long call have a megabyte each.
            statement.setFetchSize(20);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] body = Zstd.decompress(rows.getBytes("body"), rows.getInt("body_bytes"));
                    CallEvent event = stored(
                            rows.getString("call_id"), body, rows.getBytes("event_hash"), rows.getLong("sent_at"));
                    var state = CallState.of(
                            clientId, event, rows.getTimestamp("received_at").toInstant());
                    states.merge(event.callId(), state, CallState::merge);
                }
            }
        }
        return states;
    }

    /// Rereads a stored event. Uses the stored time, which may come from a signature that is not
    /// stored.
    private CallEvent stored(String callId, byte[] body, byte[] hash, long sentAt) {
        CallEvent event = unwrapper.stored(body, callId);
        return new CallEvent(event.event(), callId, event.facts(), sentAt, event.body(), hash);
    }
}
