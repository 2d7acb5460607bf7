package com.aivors.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One client's line in the usage of a month.
///
/// @param minutes billable minutes with two decimals
/// @param totalCents cents in `currency`
/// @param costCents Retell's cost in US cents
/// @param marginCents total minus cost; null when the plan is not in USD
/// @param limitMinutes the minutes at which the agency wants a warning
/// @param warnings `no-plan`, `limit-near` (80 %), `limit-reached`, `balance-used-up`
record ClientUsage(
        UUID clientId,
        String name,
        long calls,
        BigDecimal minutes,
        BigDecimal includedMinutes,
        BigDecimal overageMinutes,
        long totalCents,
        String currency,
        long costCents,
        @Nullable Long marginCents,
        @Nullable Integer limitMinutes,
        List<String> warnings) {

    private static final String CLIENTS = "select client_id, name from client order by lower(name), client_id";

    private static final int NEAR_PERCENT = 80;

    private record Name(UUID clientId, String name) {}

    static List<ClientUsage> read(JdbcClient sql, YearMonth month, Instant now) {
        List<Name> clients = sql.sql(CLIENTS)
                .query((row, _) -> new Name(row.getObject("client_id", UUID.class), row.getString("name")))
                .list();
        Map<UUID, Statement> statements =
                Statements.ofAll(sql, clients.stream().map(Name::clientId).toList(), month, now);
        Map<UUID, ClientBilling> billing = ClientBilling.ofAll(sql);
        var usages = new ArrayList<ClientUsage>();
        for (Name client : clients) {
            Statement statement = java.util.Objects.requireNonNull(statements.get(client.clientId()));
            boolean usedUp =
                    billing.getOrDefault(client.clientId(), ClientBilling.NONE).prepaid()
                            && TopUps.balanceCents(
                                            TopUps.ofClient(sql, client.clientId()),
                                            Statements.all(sql, client.clientId(), month, now))
                                    < 0;
            usages.add(of(client.name(), statement, usedUp));
        }
        return List.copyOf(usages);
    }

    private static ClientUsage of(String name, Statement statement, boolean usedUp) {
        StatementView view = StatementView.forOperator(statement);
        Integer limit = statement.plan().limitMinutes();
        Long cost = view.costCents();
        return new ClientUsage(
                statement.clientId(),
                name,
                view.calls(),
                view.minutes(),
                view.includedMinutes(),
                view.overageMinutes(),
                view.totalCents(),
                view.currency(),
                cost == null ? 0 : cost,
                view.marginCents(),
                limit,
                warnings(statement, limit, usedUp));
    }

    private static List<String> warnings(Statement statement, @Nullable Integer limit, boolean usedUp) {
        var warnings = new ArrayList<String>();
        if (statement.plan().isNone() && statement.seconds() > 0) {
            warnings.add("no-plan");
        }
        if (limit != null && statement.seconds() >= limit * 60L) {
            warnings.add("limit-reached");
        } else if (limit != null && statement.seconds() * 100 >= limit * 60L * NEAR_PERCENT) {
            warnings.add("limit-near");
        }
        if (usedUp) {
            warnings.add("balance-used-up");
        }
        return List.copyOf(warnings);
    }
}
