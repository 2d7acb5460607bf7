package com.aivors.billing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A plan as the API tells it.
///
/// @param from the first month it holds for, like 2026-11
/// @param pricing per_minute or cost_plus
/// @param pricePerMinute in thousandths of a cent of `currency`
/// @param markupPercent on Retell's cost, under cost_plus; null for a client
/// @param rounding of each call: second, six_seconds or minute
/// @param limitMinutes where the agency is warned; null for no limit and for a client
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

    /// @param forOperator with what the agency alone may know
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
