package com.aivors.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Builds statements from the ledger and the plans.
final class Statements {

    private Statements() {}

    static Statement of(JdbcClient sql, UUID clientId, YearMonth month, Instant now) {
        return of(clientId, month, UsageReads.ofClient(sql, clientId, month), Plans.ofClient(sql, clientId), now);
    }

    /// Returns the statements of all months with usage or a plan, the newest first.
    static List<Statement> all(JdbcClient sql, UUID clientId, YearMonth current, Instant now) {
        UsageReads.ByMonth usage = UsageReads.ofClient(sql, clientId, current);
        Plans.Schedule plans = Plans.ofClient(sql, clientId);
        var statements = new ArrayList<Statement>();
        for (YearMonth month = current; !month.isBefore(first(usage, plans, current)); month = month.minusMonths(1)) {
            statements.add(of(clientId, month, usage, plans, now));
        }
        return statements;
    }

    /// Returns the statements of one month, for every client in `clientIds`.
    static Map<UUID, Statement> ofAll(JdbcClient sql, List<UUID> clientIds, YearMonth month, Instant now) {
        Map<UUID, SortedMap<YearMonth, Usage>> booked = UsageReads.ofAll(sql, month);
        Map<UUID, Plans.Schedule> plans = Plans.ofAll(sql);
        var statements = new HashMap<UUID, Statement>();
        for (UUID clientId : clientIds) {
            SortedMap<YearMonth, Usage> own = booked.getOrDefault(clientId, new TreeMap<>());
            boolean corrected = !own.isEmpty() && own.firstKey().isBefore(month);
            Plans.Schedule schedule = plans.getOrDefault(clientId, Plans.Schedule.EMPTY);
            // Only a correction needs the earlier usage of its month, and few clients have one.
            statements.put(
                    clientId,
                    corrected
                            ? of(clientId, month, UsageReads.ofClient(sql, clientId, month), schedule, now)
                            : of(clientId, month, new UsageReads.ByMonth(Map.of(month, own)), schedule, now));
        }
        return statements;
    }

    private static Statement of(
            UUID clientId, YearMonth month, UsageReads.ByMonth usage, Plans.Schedule plans, Instant now) {
        return new Statement(
                clientId,
                month,
                BillingMonth.closesAt(month),
                BillingMonth.isClosed(month, now),
                plans.in(month),
                StatementMath.lines(month, usage.in(month), usage.before(month), plans::in));
    }

    private static YearMonth first(UsageReads.ByMonth usage, Plans.Schedule plans, YearMonth current) {
        YearMonth first = current;
        for (YearMonth month : usage.months()) {
            first = month.isBefore(first) ? month : first;
        }
        if (!plans.isEmpty() && plans.byStart().firstKey().isBefore(first)) {
            first = plans.byStart().firstKey();
        }
        return first;
    }
}
