package com.aivors.billing;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A client's prices from a month on. All money is in whole numbers: cents, or thousandths of a
/// cent where a price per minute needs them.
///
/// @param from the first month of the plan; the plan ends where the next one begins
/// @param includedMinutes minutes per month that the fee covers
/// @param pricePerMinute for each further minute, in thousandths of a cent of `currency`; 0 under
///     [Pricing#COST_PLUS]
/// @param markupPercent on Retell's cost; only under [Pricing#COST_PLUS]
/// @param monthlyFeeCents charged for each month that has begun
/// @param currency ISO 4217; USD under [Pricing#COST_PLUS], because Retell bills in USD
/// @param limitMinutes the minutes at which the agency wants a warning; null for no warning
record Plan(
        YearMonth from,
        Pricing pricing,
        int includedMinutes,
        long pricePerMinute,
        int markupPercent,
        Rounding rounding,
        long monthlyFeeCents,
        String currency,
        @Nullable Integer limitMinutes) {

    static final String USD = "USD";

    /// The way in which minutes beyond the included ones are charged.
    enum Pricing {
        PER_MINUTE,
        COST_PLUS
    }

    /// Returns the plan of a client without a plan: counts minutes and charges nothing.
    static Plan none(YearMonth from) {
        return new Plan(from, Pricing.PER_MINUTE, 0, 0, 0, Rounding.SECOND, 0, USD, null);
    }

    boolean isNone() {
        return equals(none(from));
    }

    /// Returns the price of `seconds` of one month beyond the included minutes, in thousandths of a
    /// cent, not rounded to cents. A part of a minute costs its part of the price.
    long overage(long seconds) {
        return Math.ceilDiv(Math.multiplyExact(overageSeconds(seconds), pricePerMinute), 60L);
    }

    long overageSeconds(long seconds) {
        return Math.max(0, seconds - includedMinutes * 60L);
    }

    /// @param cost Retell's cost in thousandths of a US cent
    /// @return the price in thousandths of a cent
    long withMarkup(long cost) {
        return Math.ceilDiv(Math.multiplyExact(cost, 100L + markupPercent), 100L);
    }
}
