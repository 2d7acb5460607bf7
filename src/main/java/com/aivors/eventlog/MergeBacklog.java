package com.aivors.eventlog;

import com.aivors.call.CallKey;
import com.aivors.eventlog.EventStore.Routed;
import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls whose events are stored but not yet merged. The only class that knows the SQL of
/// `merge_backlog`.
final class MergeBacklog {

    /// Updates instead of "do nothing", because an update locks the existing row: a sweeper that
    /// has not seen this transaction's event cannot take it.
    private static final String ADD = """
            insert into merge_backlog as b (client_id, call_id, since)
            select distinct on (client_id, call_id) client_id, call_id, since
              from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as t (client_id, call_id, since)
             order by client_id, call_id, since
            on conflict (client_id, call_id) do update set since = least(b.since, excluded.since)
            """;

    private static final String DUE = """
            select client_id, call_id, since from merge_backlog
             where due_at <= now() and (since, client_id, call_id) > (?::timestamptz, ?, ?)
             order by since, client_id, call_id
             limit ?
            """;

    /// Takes the calls of one client; skips calls that another node has locked.
    private static final String TAKE = """
            delete from merge_backlog
             where client_id = ?
               and call_id in (
                       select call_id from merge_backlog
                        where client_id = ? and call_id = any(?) and due_at <= now()
                        order by call_id
                          for update skip locked)
            returning client_id, call_id
            """;

    private static final String TAKE_ONE = """
            delete from merge_backlog
             where (client_id, call_id) in (
                       select client_id, call_id from merge_backlog
                        where client_id = ? and call_id = ?
                          for update skip locked)
            returning client_id, call_id
            """;

    private static final String POSTPONE = """
            update merge_backlog
               set attempts = attempts + 1,
                   due_at = now() + least(interval '1 hour', interval '2 seconds' * power(2, least(attempts, 12)))
             where client_id = ? and call_id = ?
            """;

    void add(Connection connection, List<Routed> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(ADD)) {
            new ArrayParameters<>(connection, statement, events)
                    .bind("uuid", Routed::clientId)
                    .bind("text", routed -> routed.ticket().event().callId())
                    .bind("timestamptz", routed -> routed.ticket().receivedAt());
            statement.executeUpdate();
        }
    }

    /// The position where the search for due calls continues.
    ///
    /// @param since as PostgreSQL's text
    private record Place(String since, UUID clientId, String callId) {

        static final Place FIRST = new Place("-infinity", new UUID(0, 0), "");
    }

    /// Removes up to `limit` calls from the backlog: the oldest that no other node has locked. They
    /// stay in the backlog if the transaction does not commit.
    List<CallKey> take(Connection connection, int limit) throws SQLException {
        var taken = new ArrayList<CallKey>();
        Place place = Place.FIRST;
        while (place != null && taken.size() < limit) {
            var due = new TreeMap<UUID, List<String>>();
            place = due(connection, place, limit - taken.size(), due);
            for (var one : due.entrySet()) {
                taken.addAll(take(connection, one.getKey(), one.getValue()));
            }
        }
        return taken;
    }

    /// @param due receives the next due calls
    /// @return the position of the last one; null when there are no more
    private static @Nullable Place due(Connection connection, Place after, int limit, Map<UUID, List<String>> due)
            throws SQLException {
        int read = 0;
        Place last = after;
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setString(1, after.since());
            statement.setObject(2, after.clientId());
            statement.setString(3, after.callId());
            statement.setInt(4, limit);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    last = new Place(
                            rows.getString("since"),
                            rows.getObject("client_id", UUID.class),
                            rows.getString("call_id"));
                    due.computeIfAbsent(last.clientId(), _ -> new ArrayList<>()).add(last.callId());
                    read++;
                }
            }
        }
        return read < limit ? null : last;
    }

    private static List<CallKey> take(Connection connection, UUID clientId, List<String> callIds) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, clientId);
            statement.setObject(2, clientId);
            statement.setArray(3, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            return CallKey.readAll(statement);
        }
    }

    /// @return empty when another node has it
    List<CallKey> take(Connection connection, CallKey call) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE_ONE)) {
            statement.setObject(1, call.clientId());
            statement.setString(2, call.callId());
            return CallKey.readAll(statement);
        }
    }

    /// Delays the next attempt for a call that cannot be merged: 2 s, 4 s, … up to one hour.
    void postpone(Connection connection, CallKey call) throws SQLException {
        try (var statement = connection.prepareStatement(POSTPONE)) {
            statement.setObject(1, call.clientId());
            statement.setString(2, call.callId());
            statement.executeUpdate();
        }
    }
}
