package com.aivors.billing;

import com.aivors.platform.time.ZoneNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// In which time zone the months of clients begin: that of their settings, UTC without any.
///
/// @param byClient clients that chose none are missing
record ClientZones(Map<UUID, ZoneId> byClient) {

    private static final String OF_CLIENTS = "select client_id, timezone from client_settings where client_id = any(?)";

    static ClientZones of(Connection connection, Set<UUID> clients) throws SQLException {
        var zones = new HashMap<UUID, ZoneId>();
        try (var statement = connection.prepareStatement(OF_CLIENTS)) {
            statement.setArray(1, connection.createArrayOf("uuid", clients.toArray(UUID[]::new)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    zones.put(rows.getObject("client_id", UUID.class), ZoneNames.of(rows.getString("timezone")));
                }
            }
        }
        return new ClientZones(zones);
    }

    ZoneId of(UUID clientId) {
        return byClient.getOrDefault(clientId, ZoneOffset.UTC);
    }
}
