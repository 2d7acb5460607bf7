package com.aivors.call.export;

import com.aivors.call.CallDisclosure;
import com.aivors.call.CallReview;
import com.aivors.call.ShownCall;
import com.aivors.call.list.CallReading;
import com.aivors.call.list.CallReviews;
import com.aivors.call.list.Calls;
import com.aivors.call.list.Cursor;
import com.aivors.platform.access.Authenticator;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.SlowReads;
import com.aivors.platform.http.CsvCell;
import com.aivors.platform.http.ProblemType;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes calls as CSV (RFC 4180, with a byte order mark so that Excel reads UTF-8) or as JSON
/// Lines while it reads them. Uses FastCSV: it is small, quotes correctly and has no dependencies.
@Component
class CallExport {

    private static final int PAGE = 1_000;

    /// Smaller, because transcripts are long.
    private static final int PAGE_WITH_TRANSCRIPTS = 100;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SlowReads database;
    private final Audit audit;
    private final Authenticator sessions;

    CallExport(SlowReads database, Audit audit, Authenticator sessions) {
        this.database = database;
        this.audit = audit;
        this.sessions = sessions;
    }

    private record Page(List<ShownCall> calls, @Nullable Cursor next) {}

    private interface Sink {

        void write(List<ShownCall> calls) throws IOException;
    }

    void csv(SignedIn caller, ExportQuery query, HttpServletResponse response) throws IOException {
        ExportQuery.Wanted wanted = begin(caller, query);
        Writer out = open(response, "text/csv", "calls.csv");
        out.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().fieldSeparator(wanted.separator()).build(out);
        csv.writeRecord(wanted.columns().stream()
                .map(column -> CsvCell.of(
                        column.isTime() ? column.label() + " (" + wanted.zone().getId() + ")" : column.label()))
                .toList());
        write(caller, wanted, calls -> {
            calls.forEach(call -> csv.writeRecord(wanted.columns().stream()
                    .map(column -> cell(column, call, wanted))
                    .toList()));
            // The CSV writer has its own buffer.
            csv.flush();
        });
    }

    /// Writes numbers with a decimal comma in files with semicolons: spreadsheets that expect
    /// semicolons would read `61.500` as 61500.
    private static String cell(ExportColumn column, ShownCall call, ExportQuery.Wanted wanted) {
        String cell = CsvCell.of(shown(column.of(call), wanted.zone()));
        return wanted.decimalComma() && column.isNumber(call) ? cell.replace('.', ',') : cell;
    }

    void json(SignedIn caller, ExportQuery query, HttpServletResponse response) throws IOException {
        ExportQuery.Wanted wanted = begin(caller, query);
        Writer out = open(response, "application/jsonl", "calls.jsonl");
        write(caller, wanted, calls -> {
            for (ShownCall call : calls) {
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                wanted.columns().forEach(column -> line.put(column.name(), shown(column.of(call), wanted.zone())));
                out.write(JSON.writeValueAsString(line));
                out.write('\n');
            }
            out.flush();
        });
    }

    /// Checks the query before the first byte is written.
    private ExportQuery.Wanted begin(SignedIn caller, ExportQuery query) {
        UUID clientId = caller.client();
        return database.asClient(clientId, sql -> {
            ExportQuery.Wanted wanted = query.read(sql, clientId, CallDisclosure.ofClient(sql, clientId));
            audit.record(sql, caller, "calls.exported", clientId, null);
            return wanted;
        });
    }

    private static Writer open(HttpServletResponse response, String type, String file) throws IOException {
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        return new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    }

    /// Writes page by page. Each page has its own transaction, so that a slow reader does not hold
    /// a connection.
    ///
    /// @throws Problem when the session ends meanwhile; the aborted response shows that calls are
    ///     missing
    private void write(SignedIn caller, ExportQuery.Wanted wanted, Sink sink) throws IOException {
        Cursor cursor = null;
        do {
            if (cursor != null && !sessions.isRunning(caller)) {
                throw ProblemType.SIGNED_OUT.problem();
            }
            Page page = page(caller.client(), wanted, cursor);
            sink.write(page.calls());
            cursor = page.next();
        } while (cursor != null);
    }

    private Page page(UUID clientId, ExportQuery.Wanted wanted, @Nullable Cursor cursor) {
        return database.asClient(clientId, sql -> {
            // Each page reads the disclosure again, because the agency may change it during an
            // export.
            var disclosure = CallDisclosure.ofClient(sql, clientId);
            CallReading.Found found = new CallReading(sql, clientId, disclosure, wanted.filter())
                    .read(cursor, wanted.transcripts() ? PAGE_WITH_TRANSCRIPTS : PAGE)
                    .headedBy(wanted.roles());
            List<String> ids =
                    found.calls().stream().map(call -> call.row().callId()).toList();
            Map<String, String> transcripts = wanted.transcripts() ? Calls.transcripts(sql, clientId, ids) : Map.of();
            Map<String, CallReview> reviews = wanted.reviews() ? CallReviews.of(sql, clientId, ids) : Map.of();
            return new Page(
                    found.calls().stream()
                            .map(call -> disclosure.call(
                                    call.with(reviews.getOrDefault(call.row().callId(), CallReview.NONE)),
                                    transcripts.get(call.row().callId())))
                            .toList(),
                    found.next());
        });
    }

    /// Writes local times with their offset, because a local hour may occur twice.
    private static @Nullable Object shown(@Nullable Object value, ZoneId zone) {
        return value instanceof Instant time
                ? time.atZone(zone)
                        .toOffsetDateTime()
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString()
                : value;
    }
}
