package com.aivors.call;

import com.aivors.platform.access.Authenticator;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.CsvCell;
import com.aivors.platform.http.Problem;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Calls as CSV (RFC 4180, with a byte order mark so that Excel reads UTF-8), written while they
/// are read. FastCSV: small, correct quoting, no dependencies.
@Component
class CallExport {

    private static final List<String> HEADER = List.of(
            "Call ID",
            "Started at (UTC)",
            "Ended at (UTC)",
            "Duration (s)",
            "Direction",
            "From",
            "To",
            "Agent ID",
            "Agent",
            "Outcome",
            "Disconnection reason",
            "Sentiment",
            "Successful",
            "Summary");

    private static final int PAGE = 1_000;

    private final Database database;
    private final Audit audit;
    private final Authenticator sessions;

    CallExport(Database database, Audit audit, Authenticator sessions) {
        this.database = database;
        this.audit = audit;
        this.sessions = sessions;
    }

    /// Page by page, each read in a transaction of its own: a slow reader holds no connection.
    ///
    /// @throws Problem when the session ends meanwhile: the reader sees that the rest is missing
    void write(SignedIn caller, CallFilter filter, HttpServletResponse response) throws IOException {
        UUID clientId = caller.client();
        CallPage page = database.asClient(clientId, sql -> {
            audit.record(sql, caller, "calls.exported", clientId, null);
            return Calls.list(sql, clientId, filter, null, PAGE);
        });
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"calls.csv\"");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(HEADER);
        while (true) {
            page.calls().forEach(call -> csv.writeRecord(cells(call)));
            // It has a buffer of its own.
            csv.flush();
            String cursor = page.nextCursor();
            if (cursor == null) {
                return;
            }
            if (!sessions.isRunning(caller)) {
                throw Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "You have been signed out.");
            }
            page = database.asClient(clientId, sql -> Calls.list(sql, clientId, filter, cursor, PAGE));
        }
    }

    private static List<String> cells(CallRow call) {
        return List.of(
                CsvCell.of(call.callId()),
                CsvCell.of(call.startedAt()),
                CsvCell.of(call.endedAt()),
                CsvCell.of(call.durationSeconds()),
                CsvCell.of(call.direction()),
                CsvCell.of(call.fromNumber()),
                CsvCell.of(call.toNumber()),
                CsvCell.of(call.agentId()),
                CsvCell.of(call.agentName()),
                CsvCell.of(call.outcome()),
                CsvCell.of(call.disconnectionReason()),
                CsvCell.of(call.sentiment()),
                CsvCell.of(call.successful()),
                CsvCell.of(call.summary()));
    }
}
