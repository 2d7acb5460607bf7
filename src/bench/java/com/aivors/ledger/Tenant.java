package com.aivors.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// The clients of the check, which differ in time zone, currency, rounding and price.
///
/// @param step the seconds to which each call is rounded up
/// @param price in thousandths of a cent per minute; 0 when Retell's cost plus `markup` is charged
record Tenant(String name, String zone, String currency, int step, int included, long price, int markup, long fee) {

    static final List<Tenant> ALL = List.of(
            new Tenant("north", "UTC", "USD", 1, 500, 18_000, 0, 4_900),
            new Tenant("coast", "America/Los_Angeles", "USD", 60, 0, 12_345, 0, 0),
            new Tenant("harbour", "Pacific/Auckland", "NZD", 6, 1_000, 30_001, 0, 9_900),
            new Tenant("spree", "Europe/Berlin", "EUR", 1, 100, 17_333, 0, 1_500),
            new Tenant("delta", "Asia/Kolkata", "INR", 60, 0, 999_999, 0, 0),
            new Tenant("plains", "America/Chicago", "USD", 1, 0, 0, 35, 2_000),
            new Tenant("island", "Pacific/Kiritimati", "AUD", 6, 20, 21_000, 0, 100),
            new Tenant("fjord", "America/St_Johns", "USD", 6, 0, 0, 0, 0));

    private static final BigDecimal PER_CENT = BigDecimal.valueOf(1_000);

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    String email() {
        return name + "@client.test";
    }

    Map<String, Object> plan(String from) {
        return Map.of(
                "from", from,
                "pricing", isCostPlus() ? "cost_plus" : "per_minute",
                "includedMinutes", included,
                "pricePerMinute", price,
                "markupPercent", markup,
                "rounding", step == 1 ? "second" : step == 6 ? "six_seconds" : "minute",
                "monthlyFeeCents", fee,
                "currency", currency);
    }

    private boolean isCostPlus() {
        return price == 0;
    }

    long seconds(Sum sum) {
        return step == 1 ? sum.bySecond() : step == 6 ? sum.bySix() : sum.byMinute();
    }

    /// Returns the price of a whole month in cents, rounded up once.
    long cents(Sum month) {
        BigDecimal exact = isCostPlus()
                ? BigDecimal.valueOf(month.cost())
                        .multiply(BigDecimal.valueOf(100 + markup))
                        .movePointLeft(2)
                : BigDecimal.valueOf(Math.max(0, seconds(month) - included * 60L))
                        .multiply(BigDecimal.valueOf(price))
                        .divide(BigDecimal.valueOf(60), 12, RoundingMode.UP);
        BigInteger cents = exact.divide(PER_CENT, 0, RoundingMode.UP).toBigInteger();
        return cents.longValueExact();
    }
}
