package com.aivors.billing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A plan as the API returns it.
///
/// @param from the first month of the plan, such as 2026-11
/// @param pricing per_minute or cost_plus
/// @param pricePerMinute in thousandths of a cent of `currency`
/// @param markupPercent on Retell's cost, under cost_plus; null in a client's view
/// @param rounding of each call: second, six_seconds or minute
/// @param limitMinutes the minutes for a warning; null without one and in a client's view
record PlanView(
        String from,
        String pricing,
        int includedMinutes,
        long pricePerMinute,
        @Nullable Integer markupPercent,
        String rounding,
        long monthlyFeeCents,
        String currency,
        @Nullable Integer limitMinutes) {

    /// @param forOperator whether to include the fields that only the agency may see
    static PlanView of(Plan plan, boolean forOperator) {
        return new PlanView(
                plan.from().toString(),
                plan.pricing().name().toLowerCase(Locale.ROOT),
                plan.includedMinutes(),
                plan.pricePerMinute(),
                forOperator ? plan.markupPercent() : null,
                plan.rounding().code(),
                plan.monthlyFeeCents(),
                plan.currency(),
                forOperator ? plan.limitMinutes() : null);
    }
}
