package com.aivors.analytics;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.web.Answer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The figures above the list of calls.
@RestController
@Tag(name = "Analytics")
class TotalsController {

    private static final Duration MONTH = Duration.ofDays(30);

    private static final String TOTALS = Facts.SQL
            + "select %s, %s, %s, %s from facts f"
                    .formatted(
                            Figures.columns("today", "f.at >= :midnight"),
                            Figures.columns("yesterday", "f.at >= :yesterday and f.at < :sameTimeYesterday"),
                            Figures.columns("month", "f.at >= :monthAgo"),
                            Figures.columns("before", "f.at < :monthAgo"));

    private final Database database;
    private final InstantSource clock;

    TotalsController(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Operation(summary = "Today and the last 30 days, each with the period before it")
    @GetMapping("/api/analytics/totals")
    Answer<CallTotals> totals(
            SignedIn caller, @RequestParam(name = "timezone", required = false) @Nullable String timezone) {
        UUID clientId = caller.client();
        ZoneId zone = TimeZones.of(timezone);
        return Answer.of(database.asClient(clientId, sql -> totals(sql, clientId, zone, clock.instant())));
    }

    private static CallTotals totals(JdbcClient sql, UUID clientId, ZoneId zone, Instant now) {
        ZonedDateTime local = now.atZone(zone);
        Instant midnight = local.truncatedTo(ChronoUnit.DAYS).toInstant();
        Instant yesterday = local.minusDays(1).truncatedTo(ChronoUnit.DAYS).toInstant();
        Instant sameTimeYesterday = local.minusDays(1).toInstant();
        Instant monthAgo = now.minus(MONTH);
        var facts = new Facts(
                clientId,
                null,
                monthAgo.minus(MONTH),
                now.plus(1, ChronoUnit.MICROS),
                List.of(midnight, yesterday, sameTimeYesterday, monthAgo));
        return facts.bind(sql.sql(TOTALS))
                .param("midnight", Timestamp.from(midnight))
                .param("yesterday", Timestamp.from(yesterday))
                .param("sameTimeYesterday", Timestamp.from(sameTimeYesterday))
                .param("monthAgo", Timestamp.from(monthAgo))
                .query((row, _) -> new CallTotals(
                        new PeriodTotals(Figures.read(row, "today"), Figures.read(row, "yesterday")),
                        new PeriodTotals(Figures.read(row, "month"), Figures.read(row, "before"))))
                .single();
    }
}
