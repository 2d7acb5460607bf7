package com.aivors.operator.delivery;

import com.aivors.operator.delivery.RefusalRows.RefusedHour;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.QueryParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Webhook requests that were refused as a whole. The delivery log does not contain them.
@RestController
@Tag(name = "Deliveries")
class RefusalController {

    private static final Duration STANDARD = Duration.ofDays(1);

    private final Database database;
    private final InstantSource clock;

    RefusalController(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

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
        return ApiResponse.of(new RefusalList(database.as(Role.OPERATOR, sql -> RefusalRows.between(sql, start, end))));
    }
}
