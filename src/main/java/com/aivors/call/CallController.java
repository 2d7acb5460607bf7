package com.aivors.call;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.SlowReads;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// A client's own calls.
@RestController
@RequestMapping("/api/calls")
@Tag(name = "Calls")
class CallController {

    private final Database database;
    private final SlowReads slowReads;
    private final InstantSource clock;
    private final CallExport export;
    private final FreshRecordings recordings;

    CallController(
            Database database,
            SlowReads slowReads,
            InstantSource clock,
            CallExport export,
            FreshRecordings recordings) {
        this.database = database;
        this.slowReads = slowReads;
        this.clock = clock;
        this.export = export;
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

    @Operation(summary = "The same calls as CSV, with the columns asked for")
    @GetMapping(path = "/export.csv", produces = "text/csv")
    void exportCsv(SignedIn caller, ExportQuery query, HttpServletResponse response) throws IOException {
        export.csv(caller, query, response);
    }

    @Operation(summary = "The same calls as JSON Lines: one object a line, with the columns asked for")
    @GetMapping(path = "/export.jsonl", produces = "application/jsonl")
    void exportJson(SignedIn caller, ExportQuery query, HttpServletResponse response) throws IOException {
        export.json(caller, query, response);
    }

    /// @param callIds 2,000 at most
    record NamedCalls(List<String> callIds) {}

    @Operation(
            summary = "Up to 2,000 calls by their ids as CSV; of them those that the filters show",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = NamedCalls.class))))
    @PostMapping(path = "/export.csv", produces = "text/csv")
    void exportNamedCsv(SignedIn caller, ExportQuery query, @RequestBody JsonNode named, HttpServletResponse response)
            throws IOException {
        export.csv(caller, query.of(named), response);
    }

    @Operation(
            summary = "The same as JSON Lines",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = NamedCalls.class))))
    @PostMapping(path = "/export.jsonl", produces = "application/jsonl")
    void exportNamedJson(SignedIn caller, ExportQuery query, @RequestBody JsonNode named, HttpServletResponse response)
            throws IOException {
        export.json(caller, query.of(named), response);
    }
}
