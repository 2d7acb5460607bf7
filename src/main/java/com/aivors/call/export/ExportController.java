package com.aivors.call.export;

import com.aivors.platform.access.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Exports a client's own calls as a file.
@RestController
@RequestMapping("/api/calls")
@Tag(name = "Calls")
class ExportController {

    private final CallExport export;

    ExportController(CallExport export) {
        this.export = export;
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

    /// @param callIds at most 2,000
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
