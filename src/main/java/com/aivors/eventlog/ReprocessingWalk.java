package com.aivors.eventlog;

import com.aivors.platform.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Walks through the stored events in limited parts and visits each call once: the calls of one
/// client by call id, the calls of all clients by the time of receipt.
final class ReprocessingWalk {

    private static final String OF_CALL = """
            select client_id, call_id
              from (select client_id, call_id from call_route where call_id = ?
                    union
                    select client_id, call_id from agent_route where call_id = ?) r
             where ?::uuid is null or client_id = ?::uuid
            """;

    private static final String OF_CLIENT = """
            with part as (
                select call_id, received_at from call_event
                 where client_id = ? and call_id > ?
                 order by call_id
                 fetch first (?) rows with ties)
            select call_id, bool_or(received_at >= ? and received_at < ?) as asked from part group by call_id
             order by call_id
            """;

    /// Visits a call at its first event in the period.
    private static final String OF_PERIOD = """
            with part as (
                select client_id, call_id, received_at from call_event
                 where received_at >= ? and received_at > ? and received_at < ?
                 order by received_at
                 fetch first (?) rows with ties),
            firsts as (
                select s.client_id, s.call_id
                  from part s
                  join call_event e on e.client_id = s.client_id and e.call_id = s.call_id and e.received_at >= ?
                 group by s.client_id, s.call_id, s.received_at
                having min(e.received_at) = s.received_at)
            select last.received_at, f.client_id, f.call_id
              from (select max(received_at) as received_at from part) last left join firsts f on true
            """;

    private ReprocessingWalk() {}

    /// The scope of a replay and the position where it continues.
    ///
    /// @param from includes events received at or after this time
    /// @param to includes events received before this time
    record Place(
            @Nullable String callId,
            @Nullable UUID clientId,
            Instant from,
            Instant to,
            @Nullable String afterCall,
            @Nullable Instant afterTime) {}

    /// @param end whether this is the last part
    record Part(
            Map<UUID, Set<String>> calls,
            @Nullable String lastCall,
            @Nullable Instant lastTime,
            boolean end) {

        int size() {
            return calls.values().stream().mapToInt(Set::size).sum();
        }
    }

    /// @param events the smallest number of events to read
    static Part next(Connection connection, Place place, int events) throws SQLException {
        if (place.callId() != null) {
            return new Part(ofCall(connection, place.callId(), place.clientId()), null, null, true);
        }
        return place.clientId() == null
                ? ofPeriod(connection, place, events)
                : ofClient(connection, place, place.clientId(), events);
    }

    static Map<UUID, Set<String>> ofCall(Connection connection, String callId, @Nullable UUID clientId)
            throws SQLException {
        var calls = new TreeMap<UUID, Set<String>>();
        try (var statement = connection.prepareStatement(OF_CALL)) {
            statement.setString(1, callId);
            statement.setString(2, callId);
            statement.setObject(3, clientId);
            statement.setObject(4, clientId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    add(calls, rows);
                }
            }
        }
        return calls;
    }

    private static Part ofClient(Connection connection, Place place, UUID clientId, int events) throws SQLException {
        var calls = new TreeSet<String>();
        String last = null;
        try (var statement = connection.prepareStatement(OF_CLIENT)) {
            statement.setObject(1, clientId);
            statement.setString(2, place.afterCall() == null ? "" : place.afterCall());
            statement.setInt(3, events);
            time(statement, 4, place.from());
            time(statement, 5, place.to());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    last = rows.getString("call_id");
                    if (rows.getBoolean("asked")) {
                        calls.add(last);
                    }
                }
            }
        }
        return new Part(calls.isEmpty() ? Map.of() : Map.of(clientId, calls), last, null, last == null);
    }

    private static Part ofPeriod(Connection connection, Place place, int events) throws SQLException {
        var calls = new TreeMap<UUID, Set<String>>();
        Instant last = null;
        try (var statement = connection.prepareStatement(OF_PERIOD)) {
            time(statement, 1, place.from());
            time(statement, 2, place.afterTime() == null ? Instant.EPOCH.minusSeconds(1) : place.afterTime());
            time(statement, 3, place.to());
            statement.setInt(4, events);
            time(statement, 5, place.from());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    last = Columns.instant(rows, "received_at");
                    if (rows.getString("call_id") != null) {
                        add(calls, rows);
                    }
                }
            }
        }
        return new Part(calls, null, last, last == null);
    }

    private static void time(PreparedStatement statement, int place, Instant time) throws SQLException {
        statement.setTimestamp(place, Timestamp.from(time));
    }

    private static void add(Map<UUID, Set<String>> calls, ResultSet row) throws SQLException {
        calls.computeIfAbsent(row.getObject("client_id", UUID.class), _ -> new TreeSet<>())
                .add(row.getString("call_id"));
    }
}
