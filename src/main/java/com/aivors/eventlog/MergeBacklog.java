package com.aivors.eventlog;

import com.aivors.eventlog.EventStore.Routed;
import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/// Calls whose events are stored but not merged yet. The only class that knows the SQL of
/// `merge_backlog`.
final class MergeBacklog {

    /// An update and not "do nothing": it locks a row that is there already, so that a sweeper
    /// which has not seen this transaction's event cannot take it.
    private static final String ADD = """
            insert into merge_backlog as b (client_id, call_id, since)
            select distinct on (client_id, call_id) client_id, call_id, since
              from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as t (client_id, call_id, since)
             order by client_id, call_id, since
            on conflict (client_id, call_id) do update set since = least(b.since, excluded.since)
            """;

    private static final String DUE =
            "select client_id, call_id from merge_backlog where due_at <= now() order by since limit ?";

    /// Client by client, and skipped where another node is at it.
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

    /// Removes up to `limit` calls from the backlog; they are back in it if the transaction
    /// ends without a commit.
    List<CallKey> take(Connection connection, int limit) throws SQLException {
        var due = new TreeMap<UUID, List<String>>();
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setInt(1, limit);
            for (CallKey call : CallKey.readAll(statement)) {
                due.computeIfAbsent(call.clientId(), _ -> new ArrayList<>()).add(call.callId());
            }
        }
        var taken = new ArrayList<CallKey>();
        try (var statement = connection.prepareStatement(TAKE)) {
            for (var one : due.entrySet()) {
                statement.setObject(1, one.getKey());
                statement.setObject(2, one.getKey());
                statement.setArray(
                        3, connection.createArrayOf("text", one.getValue().toArray(String[]::new)));
                taken.addAll(CallKey.readAll(statement));
            }
        }
        return taken;
    }

    /// @return empty when another node has it
    List<CallKey> take(Connection connection, CallKey call) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE_ONE)) {
            statement.setObject(1, call.clientId());
            statement.setString(2, call.callId());
            return CallKey.readAll(statement);
        }
    }

    /// Keeps a call that cannot be merged out of the way: 2 s, 4 s, … at most an hour.
    void postpone(Connection connection, CallKey call) throws SQLException {
        try (var statement = connection.prepareStatement(POSTPONE)) {
            statement.setObject(1, call.clientId());
            statement.setString(2, call.callId());
            statement.executeUpdate();
        }
    }
}
