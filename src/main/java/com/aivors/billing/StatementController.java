package com.aivors.billing;

import com.aivors.client.KnownClient;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.database.SlowReads;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A client's monthly statements for operators, with Retell's cost and the margin.
@RestController
@RequestMapping("/api/clients/{id}/statements")
@Tag(name = "Billing")
class StatementController {

    private final Database database;
    private final SlowReads slowReads;
    private final ClientMonths months;
    private final StatementExport export;
    private final InstantSource clock;

    StatementController(
            Database database, SlowReads slowReads, ClientMonths months, StatementExport export, InstantSource clock) {
        this.database = database;
        this.slowReads = slowReads;
        this.months = months;
        this.export = export;
        this.clock = clock;
    }

    record StatementList(List<StatementView> statements) {}

    @GetMapping
    @Operation(summary = "A client's statements, newest first")
    ApiResponse<StatementList> list(@PathVariable UUID id) {
        return ApiResponse.of(database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, id);
            return new StatementList(Statements.all(sql, id, months.present(sql, id), clock.instant()).stream()
                    .map(StatementView::forOperator)
                    .toList());
        }));
    }

    @GetMapping("/{month}")
    @Operation(summary = "The statement of a month, like 2026-11")
    ApiResponse<StatementView> one(@PathVariable UUID id, @PathVariable String month) {
        return ApiResponse.of(database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, id);
            return StatementView.forOperator(Statements.of(sql, id, month(month), clock.instant()));
        }));
    }

    @GetMapping("/{month}/calls")
    @Operation(summary = "The calls behind a line of a statement, by the month of the calls")
    ApiResponse<StatementCallPage> calls(
            @PathVariable UUID id,
            @PathVariable String month,
            @RequestParam(name = "callMonth", required = false) @Nullable String callMonth,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        return ApiResponse.of(database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, id);
            return StatementCallPage.read(sql, id, month(month), callMonth, cursor, true);
        }));
    }

    @GetMapping(path = "/{month}.csv", produces = "text/csv")
    @Operation(summary = "The statement of a month with its calls, as CSV")
    void csv(@PathVariable UUID id, @PathVariable String month, HttpServletResponse response) throws IOException {
        YearMonth wanted = month(month);
        database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, id);
            return id;
        });
        export.write(
                response,
                id,
                wanted,
                new StatementExport.Reads() {
                    @Override
                    public <T> T read(Function<JdbcClient, T> work) {
                        return slowReads.as(Role.OPERATOR, id, work);
                    }
                },
                true);
    }

    static YearMonth month(String text) {
        YearMonth month = BillingMonth.parse(text);
        if (month == null) {
            throw Problem.notFound();
        }
        return month;
    }
}
