package com.aivors.analytics;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// A client's figures over a period.
@RestController
@Tag(name = "Analytics")
class OverviewController {

    private final Database database;
    private final InstantSource clock;

    OverviewController(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Operation(summary = "Totals, series, hours, outcomes and distributions of a period; 30 days without one")
    @GetMapping("/api/analytics/overview")
    ApiResponse<Overview> overview(SignedIn caller, @ParameterObject OverviewQuery query) {
        UUID clientId = caller.client();
        OverviewQuery.Question question = query.question(clock.instant());
        return ApiResponse.of(database.asClient(clientId, sql -> Overviews.read(sql, clientId, question)));
    }
}
