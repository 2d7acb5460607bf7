package com.aivors.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The plans of clients by their first month. The only class that knows the SQL of `client_plan`.
final class Plans {

    private static final String COLUMNS =
            "client_id, from_month, pricing, included_minutes, price_per_minute, markup_percent, rounding,"
                    + " monthly_fee_cents, currency, limit_minutes";

    private static final String OF_CLIENT =
            "select " + COLUMNS + " from client_plan where client_id = :client order by from_month";

    private static final String OF_ALL = "select " + COLUMNS + " from client_plan";

    private static final String PUT = """
            insert into client_plan (client_id, from_month, pricing, included_minutes, price_per_minute,
                                     markup_percent, rounding, monthly_fee_cents, currency, limit_minutes)
            values (:client, :from, :pricing, :included, :price, :markup, :rounding, :fee, :currency, :limit)
            on conflict (client_id, from_month) do update set
                pricing = excluded.pricing,
                included_minutes = excluded.included_minutes,
                price_per_minute = excluded.price_per_minute,
                markup_percent = excluded.markup_percent,
                rounding = excluded.rounding,
                monthly_fee_cents = excluded.monthly_fee_cents,
                currency = excluded.currency,
                limit_minutes = excluded.limit_minutes
            """;

    private Plans() {}

    /// One client's plans.
    record Schedule(NavigableMap<YearMonth, Plan> byStart) {

        static final Schedule EMPTY = new Schedule(new TreeMap<>());

        /// Returns the plan of a month; [Plan#none] before the first plan.
        Plan in(YearMonth month) {
            var found = byStart.floorEntry(month);
            return found == null ? Plan.none(month) : found.getValue();
        }

        boolean isEmpty() {
            return byStart.isEmpty();
        }

        List<Plan> plans() {
            return List.copyOf(byStart.values());
        }
    }

    static Schedule ofClient(JdbcClient sql, UUID clientId) {
        var plans = new TreeMap<YearMonth, Plan>();
        sql.sql(OF_CLIENT).param("client", clientId).query(row -> {
            Plan plan = plan(row);
            plans.put(plan.from(), plan);
        });
        return new Schedule(plans);
    }

    static Map<UUID, Schedule> ofAll(JdbcClient sql) {
        var schedules = new HashMap<UUID, Schedule>();
        sql.sql(OF_ALL).query(row -> {
            Plan plan = plan(row);
            schedules
                    .computeIfAbsent(row.getObject("client_id", UUID.class), _ -> new Schedule(new TreeMap<>()))
                    .byStart()
                    .put(plan.from(), plan);
        });
        return schedules;
    }

    /// Adds a plan or replaces the plan with the same first month.
    static void put(JdbcClient sql, UUID clientId, Plan plan) {
        sql.sql(PUT)
                .param("client", clientId)
                .param("from", plan.from().atDay(1))
                .param("pricing", plan.pricing().name().toLowerCase(Locale.ROOT))
                .param("included", plan.includedMinutes())
                .param("price", plan.pricePerMinute())
                .param("markup", plan.markupPercent())
                .param("rounding", plan.rounding().code())
                .param("fee", plan.monthlyFeeCents())
                .param("currency", plan.currency())
                .param("limit", plan.limitMinutes(), Types.INTEGER)
                .update();
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                YearMonth.from(row.getObject("from_month", LocalDate.class)),
                Plan.Pricing.valueOf(row.getString("pricing").toUpperCase(Locale.ROOT)),
                row.getInt("included_minutes"),
                row.getLong("price_per_minute"),
                row.getInt("markup_percent"),
                Rounding.of(row.getString("rounding")),
                row.getLong("monthly_fee_cents"),
                row.getString("currency"),
                row.getObject("limit_minutes", Integer.class));
    }
}
