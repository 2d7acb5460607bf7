package com.aivors.analytics;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.SlowReads;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Returns a client's figures for a period.
@RestController
@Tag(name = "Analytics")
class OverviewController {

    private final Database database;
    private final SlowReads slowReads;
    private final InstantSource clock;

    OverviewController(Database database, SlowReads slowReads, InstantSource clock) {
        this.database = database;
        this.slowReads = slowReads;
        this.clock = clock;
    }

    @Operation(summary = "Totals, series, hours, outcomes and distributions of a period; 30 days without one")
    @GetMapping("/api/analytics/overview")
    ApiResponse<Overview> overview(SignedIn caller, @ParameterObject OverviewQuery query) {
        UUID clientId = caller.client();
        OverviewQuery.Question question = query.question(clock.instant());
        Function<JdbcClient, Overview> read = sql -> Overviews.read(sql, clientId, question);
        return ApiResponse.of(
                question.isLong() ? slowReads.asClient(clientId, read) : database.asClient(clientId, read));
    }
}
