package com.aivors.billing;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.CsvCell;
import com.aivors.platform.http.FieldProblem;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The usage of all clients in a month.
@RestController
@Tag(name = "Billing")
class UsageController {

    private static final List<String> HEADER = List.of(
            "Client",
            "Month",
            "Calls",
            "Minutes",
            "Included minutes",
            "Charged minutes",
            "Amount",
            "Currency",
            "Retell's cost (USD)",
            "Margin (USD)");

    private final Database database;
    private final InstantSource clock;

    UsageController(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param month such as 2026-11
    /// @param closesAt the time from which the month's statements no longer change
    record MonthUsage(String month, String status, Instant closesAt, List<ClientUsage> clients) {}

    @GetMapping("/api/usage")
    @Operation(summary = "Minutes, price, Retell's cost and margin of each client in a month, like 2026-11")
    ApiResponse<MonthUsage> month(@RequestParam(name = "month", required = false) @Nullable String month) {
        return ApiResponse.of(read(month));
    }

    @GetMapping(path = "/api/usage.csv", produces = "text/csv")
    @Operation(summary = "The same as CSV")
    void csv(@RequestParam(name = "month", required = false) @Nullable String month, HttpServletResponse response)
            throws IOException {
        MonthUsage usage = read(month);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"usage-" + usage.month() + ".csv\"");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(HEADER);
        for (ClientUsage client : usage.clients()) {
            csv.writeRecord(List.of(
                    CsvCell.of(client.name()),
                    usage.month(),
                    String.valueOf(client.calls()),
                    client.minutes().toPlainString(),
                    client.includedMinutes().toPlainString(),
                    client.overageMinutes().toPlainString(),
                    money(client.totalCents()),
                    client.currency(),
                    money(client.costCents()),
                    client.marginCents() == null ? "" : money(client.marginCents())));
        }
        csv.flush();
    }

    private MonthUsage read(@Nullable String text) {
        Instant now = clock.instant();
        YearMonth month = text == null || text.isBlank()
                ? YearMonth.from(now.atOffset(ZoneOffset.UTC))
                : BillingMonth.parse(text.strip());
        if (month == null) {
            throw FieldProblem.MONTH.problem("month");
        }
        return new MonthUsage(
                month.toString(),
                BillingMonth.isClosed(month, now) ? "closed" : "open",
                BillingMonth.closesAt(month),
                database.as(Role.OPERATOR, sql -> ClientUsage.read(sql, month, now)));
    }

    private static String money(long cents) {
        return java.math.BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
