package com.aivors.billing;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
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

/// A client's own statements, once its agency shows them. They contain minutes and prices, never
/// Retell's cost or the margin. Until then, a request for a single statement is answered with 404.
@RestController
@RequestMapping("/api/statements")
@Tag(name = "Billing")
class OwnStatementController {

    private final Database database;
    private final SlowReads slowReads;
    private final ClientMonths months;
    private final StatementExport export;
    private final InstantSource clock;

    OwnStatementController(
            Database database, SlowReads slowReads, ClientMonths months, StatementExport export, InstantSource clock) {
        this.database = database;
        this.slowReads = slowReads;
        this.months = months;
        this.export = export;
        this.clock = clock;
    }

    /// @param shown whether the agency shows statements; if not, the list is empty
    record OwnStatements(boolean shown, List<StatementView> statements) {}

    @GetMapping
    @Operation(summary = "The client's own statements, newest first; none until its agency shows them")
    ApiResponse<OwnStatements> list(SignedIn caller) {
        UUID id = caller.client();
        return ApiResponse.of(database.asClient(id, sql -> {
            boolean shown = ClientBilling.ofClient(sql, id).clientSees();
            return new OwnStatements(
                    shown,
                    shown
                            ? Statements.all(sql, id, months.present(sql, id), clock.instant()).stream()
                                    .map(StatementView::forClient)
                                    .toList()
                            : List.of());
        }));
    }

    @GetMapping("/{month}")
    @Operation(summary = "The client's own statement of a month, like 2026-11")
    ApiResponse<StatementView> one(SignedIn caller, @PathVariable String month) {
        UUID id = caller.client();
        YearMonth wanted = StatementController.month(month);
        return ApiResponse.of(
                shared(id, sql -> StatementView.forClient(Statements.of(sql, id, wanted, clock.instant()))));
    }

    @GetMapping("/{month}/calls")
    @Operation(summary = "The calls behind a line of the client's own statement")
    ApiResponse<StatementCallPage> calls(
            SignedIn caller,
            @PathVariable String month,
            @RequestParam(name = "callMonth", required = false) @Nullable String callMonth,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        UUID id = caller.client();
        YearMonth wanted = StatementController.month(month);
        return ApiResponse.of(shared(id, sql -> StatementCallPage.read(sql, id, wanted, callMonth, cursor, false)));
    }

    @GetMapping(path = "/{month}.csv", produces = "text/csv")
    @Operation(summary = "The client's own statement with its calls, as CSV")
    void csv(SignedIn caller, @PathVariable String month, HttpServletResponse response) throws IOException {
        UUID id = caller.client();
        export.write(
                response,
                id,
                StatementController.month(month),
                new StatementExport.Reads() {
                    @Override
                    public <T> T read(Function<JdbcClient, T> work) {
                        return slowReads.asClient(id, sql -> shared(sql, id, work));
                    }
                },
                false);
    }

    private <T> T shared(UUID clientId, Function<JdbcClient, T> work) {
        return database.asClient(clientId, sql -> shared(sql, clientId, work));
    }

    private static <T> T shared(JdbcClient sql, UUID clientId, Function<JdbcClient, T> work) {
        if (!ClientBilling.ofClient(sql, clientId).clientSees()) {
            throw Problem.notFound();
        }
        return work.apply(sql);
    }
}
