package com.aivors.call;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A call among the calls of all clients.
public record CallKey(UUID clientId, String callId) {

    /// Runs a statement that returns the columns `client_id` and `call_id`.
    public static List<CallKey> readAll(PreparedStatement statement) throws SQLException {
        var keys = new ArrayList<CallKey>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.add(new CallKey(rows.getObject("client_id", UUID.class), rows.getString("call_id")));
            }
        }
        return keys;
    }
}
