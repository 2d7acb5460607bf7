package com.aivors.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// In which time zone the months of clients begin: that of their settings, UTC without any.
///
/// @param byClient clients that chose none are missing
record ClientZones(Map<UUID, ZoneId> byClient) {

    private static final String OF_CLIENTS = "select client_id, timezone from client_settings where client_id = any(?)";

    private static final String OF_CLIENT = "select timezone from client_settings where client_id = :client";

    static ClientZones of(Connection connection, Set<UUID> clients) throws SQLException {
        var zones = new HashMap<UUID, ZoneId>();
        try (var statement = connection.prepareStatement(OF_CLIENTS)) {
            statement.setArray(1, connection.createArrayOf("uuid", clients.toArray(UUID[]::new)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    zones.put(rows.getObject("client_id", UUID.class), zone(rows.getString("timezone")));
                }
            }
        }
        return new ClientZones(zones);
    }

    static ZoneId of(JdbcClient sql, UUID clientId) {
        return zone(sql.sql(OF_CLIENT)
                .param("client", clientId)
                .query((row, _) -> row.getString("timezone"))
                .optional()
                .orElse(null));
    }

    ZoneId of(UUID clientId) {
        return byClient.getOrDefault(clientId, ZoneOffset.UTC);
    }

    /// Names are checked when they are set; a newer node may know one that this node does not.
    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
