package com.aivors.eventlog;

import com.aivors.call.merge.CallMerge;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Removes a call with all of its events. A later event of the call starts the call anew.
public final class CallRemoval {

    /// In the order in which writers and the sweeper lock them.
    private static final List<String> DELETE = List.of(
            "delete from call_route where client_id = ? and call_id = ?",
            "delete from agent_route where client_id = ? and call_id = ?",
            "delete from call_event where client_id = ? and call_id = ?",
            "delete from merge_backlog where client_id = ? and call_id = ?");

    private static final String KNOWN = "select exists (select from call_event where client_id = ? and call_id = ?)";

    private final Database database;
    private final CallMerge merge;
    private final CommitListener listener;

    public CallRemoval(Database database, CallMerge merge, CommitListener listener) {
        this.database = database;
        this.merge = merge;
        this.listener = listener;
    }

    public boolean isKnown(UUID clientId, String callId) {
        return database.connected(Role.INTAKE, connection -> {
            try (var statement = connection.prepareStatement(KNOWN)) {
                statement.setObject(1, clientId);
                statement.setString(2, callId);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getBoolean(1);
                }
            }
        });
    }

    /// @return whether any row was removed
    public boolean remove(UUID clientId, String callId) {
        boolean removed = database.connected(Role.INTAKE, connection -> delete(connection, clientId, callId));
        if (removed) {
            listener.committed(Map.of(clientId, Set.of(callId)));
        }
        return removed;
    }

    private boolean delete(Connection connection, UUID clientId, String callId) throws SQLException {
        RouteLocks.holdAlone(connection);
        int rows = 0;
        for (String sql : DELETE) {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, clientId);
                statement.setString(2, callId);
                rows += statement.executeUpdate();
            }
        }
        merge.forget(connection, clientId, Set.of(callId));
        return rows > 0;
    }
}
