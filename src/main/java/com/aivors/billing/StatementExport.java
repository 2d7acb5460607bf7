package com.aivors.billing;

import com.aivors.call.CallDisclosure;
import com.aivors.platform.http.CsvCell;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes a statement as CSV: a row for each line, then a row for each call behind the lines.
@Component
class StatementExport {

    private static final int PAGE = 1_000;

    private static final List<String> HEADER = List.of(
            "Line",
            "Month of calls",
            "Calls",
            "Minutes",
            "Included minutes",
            "Charged minutes",
            "Amount",
            "Currency",
            "Call ID",
            "Started at (UTC)",
            "Agent",
            "From",
            "To");

    private static final String COST = "Retell's cost (US cents)";

    private final InstantSource clock;

    StatementExport(InstantSource clock) {
        this.clock = clock;
    }

    /// Runs reads in a transaction under the caller's role.
    interface Reads {
        <T> T read(Function<JdbcClient, T> work);
    }

    /// @param costs true for an operator: includes Retell's cost and full numbers
    void write(HttpServletResponse response, UUID clientId, YearMonth month, Reads reads, boolean costs)
            throws IOException {
        Statement statement = reads.read(sql -> Statements.of(sql, clientId, month, clock.instant()));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"statement-" + month + ".csv\"");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(costs ? with(HEADER, COST) : HEADER);
        StatementView view = costs ? StatementView.forOperator(statement) : StatementView.forClient(statement);
        view.lines().forEach(line -> csv.writeRecord(cells(line, view.currency(), costs)));
        for (Statement.Line line : statement.lines()) {
            if (line.kind() != Statement.Line.Kind.FEE) {
                calls(csv, statement, line, reads, costs);
            }
        }
        csv.flush();
    }

    private static void calls(CsvWriter csv, Statement statement, Statement.Line line, Reads reads, boolean costs)
            throws IOException {
        UUID clientId = statement.clientId();
        String kind = line.kind().name().toLowerCase(java.util.Locale.ROOT);
        String after = "";
        List<StatementCalls.Row> page;
        do {
            String from = after;
            page = reads.read(sql -> StatementCalls.page(
                    sql,
                    clientId,
                    costs ? CallDisclosure.EVERYTHING : CallDisclosure.ofClient(sql, clientId),
                    statement.month(),
                    line.callMonth(),
                    Plans.ofClient(sql, clientId).in(line.callMonth()).rounding(),
                    from,
                    PAGE));
            for (StatementCalls.Row row : page) {
                csv.writeRecord(cells(kind, line.callMonth(), row, costs));
                after = row.callId();
            }
            csv.flush();
        } while (page.size() == PAGE);
    }

    private static List<String> cells(StatementView.LineView line, String currency, boolean costs) {
        List<String> cells = List.of(
                line.kind(),
                line.callMonth(),
                String.valueOf(line.calls()),
                line.minutes().toPlainString(),
                line.includedMinutes().toPlainString(),
                line.overageMinutes().toPlainString(),
                java.math.BigDecimal.valueOf(line.amountCents(), 2).toPlainString(),
                currency,
                "",
                "",
                "",
                "",
                "");
        return costs ? with(cells, text(line.costCents())) : cells;
    }

    private static List<String> cells(String kind, YearMonth month, StatementCalls.Row row, boolean costs) {
        List<String> cells = List.of(
                kind,
                month.toString(),
                "",
                StatementView.minutes(row.seconds()).toPlainString(),
                "",
                "",
                "",
                "",
                CsvCell.of(row.callId()),
                text(row.startedAt()),
                CsvCell.of(row.agentName() == null ? row.agentId() : row.agentName()),
                CsvCell.of(row.fromNumber()),
                CsvCell.of(row.toNumber()));
        return costs ? with(cells, java.math.BigDecimal.valueOf(row.cost(), 3).toPlainString()) : cells;
    }

    private static List<String> with(List<String> cells, String more) {
        var all = new java.util.ArrayList<>(cells);
        all.add(more);
        return all;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
