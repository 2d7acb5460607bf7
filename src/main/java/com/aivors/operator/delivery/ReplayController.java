package com.aivors.operator.delivery;

import com.aivors.client.KnownClient;
import com.aivors.eventlog.ReprocessingProgress;
import com.aivors.eventlog.ReprocessingRuns;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.QueryParameters;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Rewrites calls from their stored events, after a fault of the service or of the database.
@RestController
@RequestMapping("/api/replays")
@Tag(name = "Replays")
class ReplayController {

    private final Database database;
    private final ReprocessingRuns replays;
    private final Audit audit;

    ReplayController(Database database, ReprocessingRuns replays, Audit audit) {
        this.database = database;
        this.replays = replays;
        this.audit = audit;
    }

    /// The scope of a replay: a call (of one client or of all), a client, or a period over all
    /// clients.
    ///
    /// @param from with or without a client: replays calls with events received at this time or
    ///     later
    /// @param to with or without a client: replays calls with events received before this time
    record NewReplay(
            @Nullable String callId,
            @Nullable UUID clientId,
            @Nullable String from,
            @Nullable String to) {

        ReprocessingRuns.Scope scope() {
            String call = RetellId.wanted(QueryParameters.text("callId", callId));
            Instant begin = QueryParameters.time("from", from);
            Instant end = QueryParameters.time("to", to);
            boolean period = begin != null || end != null;
            if (call != null && period) {
                throw FieldProblem.WHOLE_CALL.problem("callId");
            }
            if (call == null && clientId == null && !period) {
                throw FieldProblem.NAME_WHAT_TO_REPLAY.problem("callId");
            }
            if (begin != null && end != null && !begin.isBefore(end)) {
                throw FieldProblem.BEFORE_TO.problem("from");
            }
            return new ReprocessingRuns.Scope(call, clientId, begin, end);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Write calls anew from their stored events: one, a client's, or those of a period")
    ApiResponse<ReprocessingProgress> request(SignedIn who, @RequestBody NewReplay wanted) {
        ReprocessingRuns.Scope scope = wanted.scope();
        if (scope.callId() != null && !replays.knows(scope.callId(), scope.clientId())) {
            throw Problem.notFound();
        }
        UUID id = database.as(Role.OPERATOR, sql -> {
            if (scope.clientId() != null && scope.callId() == null) {
                KnownClient.require(sql, scope.clientId());
            }
            audit.record(sql, who, "calls.replayed", scope.clientId(), scope.callId());
            return replays.request(sql, scope);
        });
        if (scope.callId() != null) {
            replays.hurry(id);
        }
        return progress(id);
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a replay is")
    ApiResponse<ReprocessingProgress> progress(@PathVariable UUID id) {
        return ApiResponse.of(
                database.as(Role.OPERATOR, sql -> replays.find(sql, id)).orElseThrow(Problem::notFound));
    }
}
