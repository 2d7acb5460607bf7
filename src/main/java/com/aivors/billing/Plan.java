package com.aivors.billing;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A client's prices from a month on. All money is in whole numbers: cents, or thousandths of a
/// cent where a price per minute needs it.
///
/// @param from the first month it holds for; it ends where the next plan begins
/// @param includedMinutes minutes of each month that the fee covers
/// @param pricePerMinute for each further minute, in thousandths of a cent of `currency`; 0 under
///     [Pricing#COST_PLUS]
/// @param markupPercent on Retell's cost, under [Pricing#COST_PLUS] alone
/// @param monthlyFeeCents due in each month that has begun
/// @param currency ISO 4217; USD under [Pricing#COST_PLUS], because Retell bills in USD
/// @param limitMinutes where the agency wants to be warned; null for no limit
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

    /// How minutes beyond the included ones become money.
    enum Pricing {
        PER_MINUTE,
        COST_PLUS
    }

    /// Of a client without a plan: its minutes are counted, nothing is charged.
    static Plan none(YearMonth from) {
        return new Plan(from, Pricing.PER_MINUTE, 0, 0, 0, Rounding.SECOND, 0, USD, null);
    }

    boolean isNone() {
        return equals(none(from));
    }

    /// What `seconds` of one month cost beyond the included minutes, in thousandths of a cent, not
    /// rounded to cents. A part of a minute costs its part.
    long overage(long seconds) {
        return Math.ceilDiv(Math.multiplyExact(overageSeconds(seconds), pricePerMinute), 60L);
    }

    long overageSeconds(long seconds) {
        return Math.max(0, seconds - includedMinutes * 60L);
    }

    /// @param cost Retell's, in thousandths of a US cent
    /// @return in thousandths of a cent
    long withMarkup(long cost) {
        return Math.ceilDiv(Math.multiplyExact(cost, 100L + markupPercent), 100L);
    }
}
