package com.aivors.analytics;

import static com.aivors.platform.web.QueryParameters.text;
import static com.aivors.platform.web.QueryParameters.time;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.web.Answer;
import com.aivors.platform.web.Problem;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A client's figures over a period.
@RestController
@Tag(name = "Analytics")
class OverviewController {

    private static final Duration STANDARD = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(732);

    private final Database database;
    private final InstantSource clock;

    OverviewController(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Operation(summary = "Totals, series, hours, outcomes and distributions of a period; 30 days without one")
    @GetMapping("/api/analytics/overview")
    Answer<Overview> overview(
            SignedIn caller,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "timezone", required = false) @Nullable String timezone,
            @RequestParam(name = "agentId", required = false) @Nullable String agentId) {
        UUID clientId = caller.client();
        var period = period(
                time("to", to), time("from", from), TimeZones.of(timezone), RetellId.wanted(text("agentId", agentId)));
        return Answer.of(database.asClient(clientId, sql -> new Overviews(sql, clientId, period).read()));
    }

    private Overviews.Period period(
            @Nullable Instant to, @Nullable Instant from, ZoneId zone, @Nullable String agentId) {
        Instant end = to == null ? clock.instant() : to;
        Instant begin = from == null ? end.minus(STANDARD) : from;
        if (!begin.isBefore(end)) {
            throw Problem.invalid("from", "Must be before to.");
        }
        if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Problem.invalid("from", "A period may be two years at most.");
        }
        return new Overviews.Period(begin, end, zone, agentId);
    }
}
