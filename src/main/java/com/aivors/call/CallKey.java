package com.aivors.call;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The key of a call: its id is unique within a client only.
public record CallKey(UUID clientId, String callId) {

    /// Runs a statement that returns the columns `client_id` and `call_id`, and reads the keys.
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
