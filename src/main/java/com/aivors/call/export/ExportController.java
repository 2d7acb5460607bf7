package com.aivors.call.export;

import com.aivors.platform.access.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A client's own calls as a file.
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
}
