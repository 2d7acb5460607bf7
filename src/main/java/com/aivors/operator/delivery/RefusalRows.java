package com.aivors.operator.delivery;

import com.aivors.source.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the refused requests from `webhook_hour`.
final class RefusalRows {

    private static final String OF_PERIOD = """
            select h.hour, h.kind, h.source_id, s.name, h.outcome, h.requests, h.last_at
              from webhook_hour h left join source s on s.source_id = h.source_id
             where h.outcome <> 'accepted' and h.hour > :from::timestamptz - interval '1 hour' and h.hour < :to
             order by h.hour desc, h.last_at desc, h.kind, h.outcome
             limit 5000
            """;

    private RefusalRows() {}

    /// @param hour the beginning of the hour
    /// @param kind n8n or retell, according to the URL of the request
    /// @param sourceId null when the source could not be determined
    /// @param reason as `Refusal.reason` returns it
    /// @param status the HTTP status of the response; null for a reason that only another version
    ///     of the service knows
    @Schema(name = "Refusal")
    record RefusedHour(
            Instant hour,
            String kind,
            @Nullable UUID sourceId,
            @Nullable String sourceName,
            String reason,
            @Nullable Integer status,
            long requests,
            Instant lastAt) {}

    /// Returns the newest hours first.
    static List<RefusedHour> between(JdbcClient sql, Instant from, Instant to) {
        return sql.sql(OF_PERIOD)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, _) -> new RefusedHour(
                        row.getObject("hour", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getObject("source_id", UUID.class),
                        row.getString("name"),
                        row.getString("outcome"),
                        Refusal.of(row.getString("outcome"))
                                .map(Refusal::status)
                                .orElse(null),
                        row.getLong("requests"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
