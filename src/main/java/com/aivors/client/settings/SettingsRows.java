package com.aivors.client.settings;

import com.aivors.platform.time.ZoneNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of `client_settings`. A client without a row has the standard settings.
public final class SettingsRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String READ = """
            select timezone, opening_hours, currency, goals, field_roles, version, counted_version = version as outdated_marked
              from client_settings where client_id = :client
            """;

    private static final String DAYS = """
            select client_id, timezone, counted_version = version as outdated_marked
              from client_settings where client_id = any(:clients::uuid[])
            """;

    private static final String ADD = """
            insert into client_settings (client_id, timezone, currency) values (:client, :timezone, :currency)
            on conflict (client_id) do nothing
            """;

    private static final String HOLD = READ + " for no key update";

    private static final String CHANGE = """
            update client_settings
               set timezone = :timezone, opening_hours = :hours::jsonb, currency = :currency, goals = :goals::jsonb,
                   field_roles = :roles::jsonb,
                   version = version + :step
             where client_id = :client
            """;

    private SettingsRows() {}

    /// Reads the settings. Works in any role that may see the client's row.
    public static ClientSettings of(JdbcClient sql, UUID clientId) {
        return sql.sql(READ)
                .param("client", clientId)
                .query(SettingsRows::settings)
                .optional()
                .orElse(ClientSettings.STANDARD);
    }

    /// The time zone whose days the rollups of a client use.
    ///
    /// @param outdatedMarked as [ClientSettings#outdatedMarked]
    public record Days(ZoneId zone, boolean outdatedMarked) {

        public static final Days STANDARD =
                new Days(ClientSettings.STANDARD.zone(), ClientSettings.STANDARD.outdatedMarked());
    }

    /// Returns the days of several clients; omits clients with the standard settings.
    public static Map<UUID, Days> daysOf(JdbcClient sql, List<UUID> clientIds) {
        var days = new HashMap<UUID, Days>();
        sql.sql(DAYS)
                .param("clients", clientIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    days.put(
                            row.getObject("client_id", UUID.class),
                            new Days(ZoneNames.of(row.getString("timezone")), row.getBoolean("outdated_marked")));
                });
        return days;
    }

    /// Locks the row, so that two changes at once run one after the other.
    static ClientSettings hold(JdbcClient sql, UUID clientId) {
        sql.sql(ADD)
                .param("client", clientId)
                .param("timezone", ClientSettings.STANDARD.timezone())
                .param("currency", ClientSettings.STANDARD.currency())
                .update();
        return sql.sql(HOLD)
                .param("client", clientId)
                .query(SettingsRows::settings)
                .single();
    }

    static void change(JdbcClient sql, UUID clientId, ClientSettings settings, boolean countAnew) {
        sql.sql(CHANGE)
                .param("client", clientId)
                .param("timezone", settings.timezone())
                .param("hours", json(settings.openingHours()), Types.VARCHAR)
                .param("currency", settings.currency())
                .param("goals", JSON.writeValueAsString(settings.goals()))
                .param("roles", JSON.writeValueAsString(settings.fieldRoles()))
                .param("step", countAnew ? 1 : 0)
                .update();
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : JSON.writeValueAsString(value);
    }

    private static ClientSettings settings(ResultSet row, int number) throws SQLException {
        String hours = row.getString("opening_hours");
        return new ClientSettings(
                row.getString("timezone"),
                hours == null ? null : JSON.readValue(hours, OpeningHours.class),
                row.getString("currency"),
                List.of(JSON.readValue(row.getString("goals"), Goal[].class)),
                JSON.readValue(row.getString("field_roles"), FieldRoles.class),
                row.getLong("version"),
                row.getBoolean("outdated_marked"));
    }
}
