package com.aivors.analytics;

import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.SettingsRows;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.time.ZoneNames;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Returns the figures above the list of calls.
@RestController
@Tag(name = "Analytics")
class TotalsController {

    private static final Duration MONTH = Duration.ofDays(30);
    private final Database database;
    private final InstantSource clock;

    TotalsController(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Operation(summary = "Today and the last 30 days, each with the period before it")
    @GetMapping("/api/analytics/totals")
    ApiResponse<CallTotals> totals(
            SignedIn caller, @RequestParam(name = "timezone", required = false) @Nullable String timezone) {
        UUID clientId = caller.client();
        return ApiResponse.of(database.asClient(clientId, sql -> totals(sql, clientId, timezone, clock.instant())));
    }

    static CallTotals totals(JdbcClient sql, UUID clientId, @Nullable String timezone, Instant now) {
        Database.readAsOfOneMoment(sql);
        ClientSettings settings = SettingsRows.of(sql, clientId);
        ZoneId zone = timezone == null || timezone.isBlank() ? settings.zone() : ZoneNames.of(timezone);
        ZonedDateTime local = now.atZone(zone);
        Instant midnight = local.truncatedTo(ChronoUnit.DAYS).toInstant();
        Instant yesterday = local.minusDays(1).truncatedTo(ChronoUnit.DAYS).toInstant();
        Instant sameTimeYesterday = local.minusDays(1).toInstant();
        Instant monthAgo = now.minus(MONTH).truncatedTo(ChronoUnit.MICROS);
        var period = new Range<>(monthAgo.minus(MONTH), now.plus(1, ChronoUnit.MICROS));
        var sums = new Sums(midnight, new Range<>(yesterday, sameTimeYesterday), monthAgo);
        var reading = new PeriodReading(sql, clientId, settings);
        reading.read(
                new PeriodReading.Question(
                        period,
                        null,
                        new TreeSet<>(List.of(midnight, yesterday, sameTimeYesterday, monthAgo)),
                        reading.hasDaysOf(zone),
                        ReadingDetail.SUMS),
                sums::add);
        return new CallTotals(
                new PeriodTotals(Figures.of(sums.today), Figures.of(sums.untilSameTime)),
                new PeriodTotals(Figures.of(sums.month), Figures.of(sums.monthBefore)));
    }

    private record Sums(
            Instant midnight,
            Range<Instant> yesterday,
            Instant monthAgo,
            Tally today,
            Tally untilSameTime,
            Tally month,
            Tally monthBefore) {

        Sums(Instant midnight, Range<Instant> yesterday, Instant monthAgo) {
            this(midnight, yesterday, monthAgo, new Tally(), new Tally(), new Tally(), new Tally());
        }

        void add(CountedCalls piece) {
            if (!piece.at().isBefore(midnight)) {
                today.mergeSums(piece.tally());
            }
            if (!piece.at().isBefore(yesterday.since()) && piece.at().isBefore(yesterday.until())) {
                untilSameTime.mergeSums(piece.tally());
            }
            (piece.at().isBefore(monthAgo) ? monthBefore : month).mergeSums(piece.tally());
        }
    }
}
