package com.aivors.completeness;

import com.aivors.client.KnownClient;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.http.QueryParameters;
import com.aivors.source.Sources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Comparisons with Retell's list of calls that operators request: "check now", or a client's
/// history.
@RestController
@RequestMapping("/api/reconciliations")
@Tag(name = "Completeness")
class ReconciliationController {

    private static final Duration LONGEST = Duration.ofDays(3 * 366);
    private static final int MOST_LISTED = 20;

    private final Database database;
    private final ReconciliationRuns runs;
    private final Sources sources;
    private final Audit audit;
    private final InstantSource clock;

    ReconciliationController(
            Database database, ReconciliationRuns runs, Sources sources, Audit audit, InstantSource clock) {
        this.database = database;
        this.runs = runs;
        this.sources = sources;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param clientId null for all clients
    /// @param from includes calls that started at or after this time
    /// @param to includes calls that started before this time; null for now
    record NewReconciliation(
            @Nullable UUID clientId,
            @Nullable String from,
            @Nullable String to) {}

    record ReconciliationList(List<Reconciliation> reconciliations) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Compare our calls of a period with Retell's and fetch those that are missing")
    ApiResponse<Reconciliation> request(SignedIn who, @RequestBody NewReconciliation wanted) {
        Instant now = clock.instant();
        Instant from = QueryParameters.time("from", wanted.from());
        Instant to = QueryParameters.time("to", wanted.to());
        if (from == null) {
            throw FieldProblem.WHEN_CALLS_BEGAN.problem("from");
        }
        Instant end = to == null || to.isAfter(now) ? now : to;
        if (!from.isBefore(end)) {
            throw FieldProblem.BEFORE_TO_IN_THE_PAST.problem("from");
        }
        if (Duration.between(from, end).compareTo(LONGEST) > 0) {
            throw FieldProblem.THREE_YEARS.problem("from");
        }
        requireKey(wanted.clientId());
        return ApiResponse.of("Comparison with Retell requested", database.as(Role.OPERATOR, sql -> {
            if (wanted.clientId() != null) {
                KnownClient.require(sql, wanted.clientId());
            }
            UUID id = runs.add(sql, wanted.clientId(), from, end);
            audit.record(sql, who, "reconciliation.requested", wanted.clientId(), id.toString());
            return runs.find(sql, id).orElseThrow();
        }));
    }

    @GetMapping
    @Operation(summary = "The newest comparisons, of one client or all")
    ApiResponse<ReconciliationList> list(@RequestParam(name = "clientId", required = false) @Nullable String clientId) {
        UUID client = QueryParameters.id("clientId", clientId, "client");
        return ApiResponse.of(
                database.as(Role.OPERATOR, sql -> new ReconciliationList(runs.latest(sql, client, MOST_LISTED))));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a comparison with Retell is")
    ApiResponse<Reconciliation> progress(@PathVariable UUID id) {
        return ApiResponse.of(
                database.as(Role.OPERATOR, sql -> runs.find(sql, id)).orElseThrow(Problem::notFound));
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Stop a comparison; what was fetched stays")
    ApiResponse<Reconciliation> cancel(SignedIn who, @PathVariable UUID id) {
        return changed(who, id, "reconciliation.cancelled", "Comparison cancelled", runs::cancel);
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Go on with a comparison that was cancelled or has failed, from where it was")
    ApiResponse<Reconciliation> resume(SignedIn who, @PathVariable UUID id) {
        return changed(who, id, "reconciliation.resumed", "Comparison goes on", (sql, run) -> {
            boolean resumed = runs.resume(sql, run);
            if (resumed) {
                ReconciliationParts.reopen(sql, run);
            }
            return resumed;
        });
    }

    @FunctionalInterface
    private interface Change {
        boolean make(org.springframework.jdbc.core.simple.JdbcClient sql, UUID id);
    }

    private ApiResponse<Reconciliation> changed(SignedIn who, UUID id, String action, String message, Change change) {
        return ApiResponse.of(message, database.as(Role.OPERATOR, sql -> {
            Reconciliation before = runs.find(sql, id).orElseThrow(Problem::notFound);
            if (!change.make(sql, id)) {
                throw ProblemType.RECONCILIATION_STATE.problem(before.state());
            }
            audit.record(sql, who, action, before.clientId(), id.toString());
            return runs.find(sql, id).orElseThrow();
        }));
    }

    private void requireKey(@Nullable UUID clientId) {
        List<Workspace> workspaces = Workspace.all(sources);
        if (clientId == null ? workspaces.isEmpty() : !Workspace.anyOf(workspaces, clientId)) {
            throw ProblemType.NO_RETELL_KEY.problem();
        }
    }
}
