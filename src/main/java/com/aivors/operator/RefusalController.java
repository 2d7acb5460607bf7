package com.aivors.operator;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.QueryParameters;
import com.aivors.source.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Webhook requests that were turned away whole: nothing of them is in the delivery log.
@RestController
@Tag(name = "Deliveries")
class RefusalController {

    private static final Duration STANDARD = Duration.ofDays(1);

    private static final String REFUSALS = """
            select h.hour, h.kind, h.source_id, s.name, h.outcome, h.requests, h.last_at
              from webhook_hour h left join source s on s.source_id = h.source_id
             where h.outcome <> 'accepted' and h.hour > :from::timestamptz - interval '1 hour' and h.hour < :to
             order by h.hour desc, h.last_at desc, h.kind, h.outcome
             limit 5000
            """;

    private final Database database;
    private final InstantSource clock;

    RefusalController(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param hour its beginning
    /// @param kind n8n or retell: the address it came to
    /// @param sourceId null where nobody could tell who sent it
    /// @param reason as [Refusal#reason] says it
    /// @param status what was answered; null for a reason that only another version of the service knows
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

    record RefusalList(List<RefusedHour> hours) {}

    @GetMapping("/api/refusals")
    @Operation(
            summary = "Webhook requests that were turned away, by hour, source and reason, newest first; the last"
                    + " 24 hours without from; kept for 30 days")
    ApiResponse<RefusalList> list(
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to) {
        Instant given = QueryParameters.time("to", to);
        Instant end = given == null ? clock.instant() : given;
        Instant begin = QueryParameters.time("from", from);
        Instant start = begin == null ? end.minus(STANDARD) : begin;
        if (!start.isBefore(end)) {
            throw FieldProblem.BEFORE_TO.problem("from");
        }
        return ApiResponse.of(new RefusalList(database.as(
                Role.OPERATOR,
                sql -> sql.sql(REFUSALS)
                        .param("from", Timestamp.from(start))
                        .param("to", Timestamp.from(end))
                        .query((row, _) -> new RefusedHour(
                                row.getObject("hour", OffsetDateTime.class).toInstant(),
                                row.getString("kind"),
                                row.getObject("source_id", UUID.class),
                                row.getString("name"),
                                row.getString("outcome"),
                                Refusal.of(row.getString("outcome")).map(Refusal::status).orElse(null),
                                row.getLong("requests"),
                                row.getObject("last_at", OffsetDateTime.class).toInstant()))
                        .list())));
    }
}
