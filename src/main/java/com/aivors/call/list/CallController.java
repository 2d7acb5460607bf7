package com.aivors.call.list;

import com.aivors.call.CallDetail;
import com.aivors.call.CallDisclosure;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.SlowReads;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reads a client's own calls.
@RestController
@RequestMapping("/api/calls")
@Tag(name = "Calls")
class CallController {

    private final Database database;
    private final SlowReads slowReads;
    private final InstantSource clock;
    private final FreshRecordings recordings;

    CallController(Database database, SlowReads slowReads, InstantSource clock, FreshRecordings recordings) {
        this.database = database;
        this.slowReads = slowReads;
        this.clock = clock;
        this.recordings = recordings;
    }

    @Operation(summary = "Calls, newest first")
    @GetMapping
    ApiResponse<CallPage> list(SignedIn caller, CallQuery query) {
        UUID clientId = caller.client();
        Function<JdbcClient, CallPage> page = sql -> query.page(sql, clientId, CallDisclosure.ofClient(sql, clientId));
        return ApiResponse.of(
                query.isSearch() ? slowReads.asClient(clientId, page) : database.asClient(clientId, page));
    }

    @Operation(summary = "Names of the custom analysis fields of the newest calls")
    @GetMapping("/fields")
    ApiResponse<SeenFields> fields(SignedIn caller) {
        UUID clientId = caller.client();
        return ApiResponse.of(database.asClient(clientId, sql -> SeenFields.of(sql, clientId)));
    }

    @Operation(summary = "One call with its transcript, analysis, cost and recording")
    @GetMapping("/{callId}")
    ApiResponse<CallDetail> detail(SignedIn caller, @PathVariable String callId) {
        UUID clientId = caller.client();
        CallDetail detail = database.asClient(
                        clientId,
                        sql -> Calls.detail(
                                sql,
                                clientId,
                                CallDisclosure.ofClient(sql, clientId),
                                RetellId.trimmed(callId),
                                clock.instant()))
                .orElseThrow(Problem::notFound);
        return ApiResponse.of(recordings.refresh(clientId, detail));
    }
}
