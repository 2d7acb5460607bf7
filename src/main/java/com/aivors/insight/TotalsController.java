package com.aivors.insight;

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

    private static final String TOTALS = """
            select %s, %s, %s, %s
              from call c
             where c.client_id = :client and c.listed_at >= :before and c.listed_at <= :now
            """.formatted(
                    Figures.columns("today", "c.listed_at >= :midnight"),
                    Figures.columns("yesterday", "c.listed_at >= :yesterday and c.listed_at < :sameTimeYesterday"),
                    Figures.columns("month", "c.listed_at >= :monthAgo"),
                    Figures.columns("before", "c.listed_at < :monthAgo"));

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
        return sql.sql(TOTALS)
                .param("client", clientId)
                .param("now", Timestamp.from(now))
                .param("midnight", at(local.truncatedTo(ChronoUnit.DAYS)))
                .param("yesterday", at(local.minusDays(1).truncatedTo(ChronoUnit.DAYS)))
                .param("sameTimeYesterday", at(local.minusDays(1)))
                .param("monthAgo", Timestamp.from(now.minus(MONTH)))
                .param("before", Timestamp.from(now.minus(MONTH).minus(MONTH)))
                .query((row, _) -> new CallTotals(
                        new PeriodTotals(Figures.read(row, "today"), Figures.read(row, "yesterday")),
                        new PeriodTotals(Figures.read(row, "month"), Figures.read(row, "before"))))
                .single();
    }

    private static Timestamp at(ZonedDateTime time) {
        return Timestamp.from(time.toInstant());
    }
}
