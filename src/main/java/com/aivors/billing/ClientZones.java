package com.aivors.billing;

import com.aivors.platform.time.ZoneNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The time zones in which clients' months begin: the one of their settings, or UTC without
/// settings.
///
/// @param byClient omits clients without settings
record ClientZones(Map<UUID, ZoneId> byClient) {

    /// Its parameter is an array of client ids.
    static final String OF_CLIENTS = "select client_id, timezone from client_settings where client_id = any(?)";

    /// @param rows the result of [#OF_CLIENTS]
    static ClientZones read(ResultSet rows) throws SQLException {
        var zones = new HashMap<UUID, ZoneId>();
        while (rows.next()) {
            zones.put(rows.getObject("client_id", UUID.class), ZoneNames.of(rows.getString("timezone")));
        }
        return new ClientZones(zones);
    }

    ZoneId of(UUID clientId) {
        return byClient.getOrDefault(clientId, ZoneOffset.UTC);
    }
}
