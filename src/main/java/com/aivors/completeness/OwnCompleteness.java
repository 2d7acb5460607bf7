package com.aivors.completeness;

import com.aivors.client.settings.SettingsRows;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells a client how many of Retell's calls of the last seven days, in its time zone, we have.
/// Reads sums instead of single calls.
///
/// @param checked false when no check has run yet or there is no key for it
/// @param retell the number of calls in Retell's list
/// @param here calls of these that we have
@Schema(name = "OwnCompleteness")
record OwnCompleteness(
        boolean checked,
        long retell,
        long here,
        long missing,
        @Nullable Instant checkedAt) {

    private static final String CALLS = """
            select count(*) from retell_call
             where client_id = :client and started_at >= :from and started_at < :to
            """;

    /// Excludes calls that have arrived since the last check.
    private static final String MISSING = """
            select count(*) from retell_call r
             where r.client_id = :client and r.started_at >= :from and r.started_at < :to
               and r.difference is not null and r.difference <> 'unfinished'
               and not exists (select from call c where c.client_id = :client and c.call_id = r.call_id)
            """;

    private static final String CHECKED = "select checked_at from completeness_check where client_id = :client";

    /// @param keyed whether there is a Retell key for the client's calls
    static OwnCompleteness of(JdbcClient sql, UUID clientId, boolean keyed, Instant now) {
        ZoneId zone = SettingsRows.of(sql, clientId).zone();
        Map<String, Object> parameters = Map.of(
                "client", clientId,
                "from", CheckedPeriod.STANDARD.begin(zone, now),
                "to", CheckedPeriod.STANDARD.end(zone, now));
        long retell = sql.sql(CALLS).params(parameters).query(Long.class).single();
        long missing = sql.sql(MISSING).params(parameters).query(Long.class).single();
        Instant checkedAt = sql.sql(CHECKED)
                .param("client", clientId)
                .query((row, _) -> row.getTimestamp("checked_at").toInstant())
                .optional()
                .filter(_ -> keyed)
                .orElse(null);
        return new OwnCompleteness(checkedAt != null, retell, retell - missing, missing, checkedAt);
    }
}
