package com.aivors.call;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private final Database database;
    private final Audit audit;

    CallExport(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    void write(SignedIn caller, CallFilter filter, HttpServletResponse response) throws IOException {
        UUID clientId = caller.client();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"calls.csv\"");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF');
        database.asClient(clientId, sql -> {
            audit.record(sql, caller, "calls.exported", clientId, null);
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(HEADER);
            Calls.each(sql, clientId, filter, call -> csv.writeRecord(cells(call)));
            return csv;
        });
        out.flush();
    }

    private static List<String> cells(CallRow call) {
        return List.of(
                cell(call.callId()),
                cell(call.startedAt()),
                cell(call.endedAt()),
                cell(call.durationSeconds()),
                cell(call.direction()),
                cell(call.fromNumber()),
                cell(call.toNumber()),
                cell(call.agentId()),
                cell(call.agentName()),
                cell(call.outcome()),
                cell(call.disconnectionReason()),
                cell(call.sentiment()),
                cell(call.successful()),
                cell(call.summary()));
    }

    /// What a spreadsheet would take for a formula is quoted (OWASP, CSV injection): a caller
    /// chooses what it says. A phone number keeps its plus sign.
    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean number = text.matches("\\+?[0-9][0-9 ()-]*");
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula && !number ? "'" + text : text;
    }
}
