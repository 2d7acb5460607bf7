package com.aivors.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Computes the totals that the ledger must show from the generated calls, without a database and
/// without code of the service.
final class Truth {

    /// The calls of `month` in the statement of `booked`.
    record Key(int tenant, YearMonth booked, YearMonth month) {}

    private final Map<Key, Sum> sums = new HashMap<>();

    private Truth() {}

    /// @param open the month in which the events in time arrive; the late ones arrive in the next
    ///     month
    static Truth of(long seed, long calls, YearMonth open) {
        var truth = new Truth();
        for (long number = 0; number < calls; number++) {
            GeneratedCall call = GeneratedCall.of(seed, number);
            Agents agent = Agents.ALL.get(call.agent());
            GeneratedCall.Figures inTime = call.figures(false);
            if (inTime.isThere()) {
                truth.add(agent.atClose(), inTime, open, 1);
                // The final count replaces the count at the close.
                truth.add(agent.atClose(), inTime, open.plusMonths(1), -1);
            }
            truth.add(agent.atLast(), call.figures(true), open.plusMonths(1), 1);
        }
        return truth;
    }

    private void add(int tenant, GeneratedCall.Figures figures, YearMonth open, int sign) {
        if (tenant == Agents.NOBODY) {
            return;
        }
        YearMonth month = YearMonth.from(Instant.ofEpochMilli(figures.startedAt())
                .atZone(Tenant.ALL.get(tenant).zoneId()));
        var key = new Key(tenant, month.isBefore(open) ? open : month, month);
        sums.merge(key, sign > 0 ? figures.sum() : Sum.NOTHING.minus(figures.sum()), Sum::plus);
    }

    /// Returns the sums without those that are zero.
    Map<Key, Sum> sums() {
        var some = new HashMap<>(sums);
        some.values().removeIf(Sum::isNothing);
        return some;
    }

    /// @param before true for all statements before `booked`, false for `booked` alone
    Map<YearMonth, Sum> booked(int tenant, YearMonth booked, boolean before) {
        var months = new TreeMap<YearMonth, Sum>();
        sums.forEach((key, sum) -> {
            if (key.tenant() == tenant
                    && (before ? key.booked().isBefore(booked) : key.booked().equals(booked))) {
                months.merge(key.month(), sum, Sum::plus);
            }
        });
        return months;
    }
}
