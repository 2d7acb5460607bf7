package com.aivors.billing;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of an operator's request to set a plan. Absent fields mean zero or none: no fee, no
/// included minutes, no limit.
///
/// @param from the first month of the plan; the present month when absent
/// @param pricing per_minute or cost_plus
/// @param pricePerMinute in thousandths of a cent: 12 cents are 12000
record PlanRequest(
        @Nullable String from,
        @Nullable String pricing,
        @Nullable Integer includedMinutes,
        @Nullable Long pricePerMinute,
        @Nullable Integer markupPercent,
        @Nullable String rounding,
        @Nullable Long monthlyFeeCents,
        @Nullable String currency,
        @Nullable Integer limitMinutes,
        @Nullable Boolean clientSees,
        @Nullable Boolean prepaid) {

    private static final int MOST_MINUTES = 10_000_000;
    private static final long MOST_MONEY = 1_000_000_000_000L;
    private static final int MOST_PERCENT = 10_000;

    /// @throws Problem 400 naming every wrong field
    Plan plan(YearMonth present, Instant now) {
        var errors = new ArrayList<Problem.FieldError>();
        YearMonth month = from == null ? present : BillingMonth.parse(from);
        if (month == null) {
            errors.add(FieldProblem.MONTH.error("from"));
            month = present;
        } else if (BillingMonth.isClosed(month, now)) {
            errors.add(FieldProblem.CLOSED_MONTH.error(
                    "from", BillingMonth.firstOpen(now).toString()));
        }
        Plan.Pricing way = oneOf(errors, "pricing", pricing, "per_minute", Set.of("per_minute", "cost_plus"))
                        .equals("cost_plus")
                ? Plan.Pricing.COST_PLUS
                : Plan.Pricing.PER_MINUTE;
        Rounding steps =
                Rounding.of(oneOf(errors, "rounding", rounding, "second", Set.of("second", "six_seconds", "minute")));
        String money = currency(errors);
        if (way == Plan.Pricing.COST_PLUS && !money.equals(Plan.USD)) {
            errors.add(FieldProblem.COST_PLUS_IN_USD.error("currency"));
        }
        Integer limit = limitMinutes;
        var plan = new Plan(
                month,
                way,
                (int) within(errors, "includedMinutes", includedMinutes, MOST_MINUTES),
                way == Plan.Pricing.COST_PLUS ? 0 : within(errors, "pricePerMinute", pricePerMinute, MOST_MONEY),
                way == Plan.Pricing.COST_PLUS ? (int) within(errors, "markupPercent", markupPercent, MOST_PERCENT) : 0,
                steps,
                within(errors, "monthlyFeeCents", monthlyFeeCents, MOST_MONEY),
                money,
                limit == null || limit == 0
                        ? null
                        : (Integer) (int) within(errors, "limitMinutes", limit, MOST_MINUTES));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return plan;
    }

    private static long within(List<Problem.FieldError> errors, String field, @Nullable Number value, long most) {
        long number = value == null ? 0 : value.longValue();
        if (number < 0 || number > most) {
            errors.add(FieldProblem.NUMBER_BETWEEN.error(field, 0, most));
            return 0;
        }
        return number;
    }

    private static String oneOf(
            List<Problem.FieldError> errors,
            String field,
            @Nullable String value,
            String standard,
            Set<String> allowed) {
        if (value == null) {
            return standard;
        }
        if (!allowed.contains(value)) {
            errors.add(FieldProblem.ONE_OF.error(
                    field, String.join(", ", allowed.stream().sorted().toList())));
            return standard;
        }
        return value;
    }

    private String currency(List<Problem.FieldError> errors) {
        if (currency == null) {
            return Plan.USD;
        }
        String code = currency.strip().toUpperCase(Locale.ROOT);
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            errors.add(FieldProblem.PLAN_CURRENCY.error("currency"));
            return Plan.USD;
        }
    }
}
