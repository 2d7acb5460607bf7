package com.aivors.billing;

import com.aivors.billing.Plan.Pricing;
import com.aivors.billing.Statement.Line;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Computes the lines of a statement from usage and plans. Pure: no clock, no database.
final class StatementMath {

    private static final long THOUSANDTHS_IN_A_CENT = 1_000;

    private StatementMath() {}

    /// @param booked the usage that the statement of `month` counts, by the month of its calls;
    ///     earlier months are corrections
    /// @param before the usage that earlier statements counted, by the month of its calls
    /// @param planOf returns the plan of a month
    static List<Line> lines(
            YearMonth month,
            SortedMap<YearMonth, Usage> booked,
            Map<YearMonth, Usage> before,
            Function<YearMonth, Plan> planOf) {
        var lines = new ArrayList<Line>();
        Plan plan = planOf.apply(month);
        if (plan.monthlyFeeCents() != 0) {
            lines.add(Line.fee(month, plan.monthlyFeeCents()));
        }
        lines.add(line(Line.Kind.USAGE, month, Usage.NONE, booked.getOrDefault(month, Usage.NONE), plan));
        NavigableMap<YearMonth, Usage> others = new TreeMap<>(booked);
        others.remove(month);
        others.forEach((callMonth, usage) -> {
            if (!usage.isNone()) {
                Usage counted = before.getOrDefault(callMonth, Usage.NONE);
                lines.add(line(Line.Kind.CORRECTION, callMonth, counted, usage, planOf.apply(callMonth)));
            }
        });
        return List.copyOf(lines);
    }

    /// Computes a line. A correction costs the month's price with it minus the month's price
    /// without it, so that the included minutes of a month are granted once.
    private static Line line(Line.Kind kind, YearMonth callMonth, Usage counted, Usage usage, Plan plan) {
        Usage after = counted.plus(usage);
        Rounding rounding = plan.rounding();
        long secondsBefore = counted.billableSeconds(rounding);
        long secondsAfter = after.billableSeconds(rounding);
        long overage = plan.overageSeconds(secondsAfter) - plan.overageSeconds(secondsBefore);
        long amount = cents(plan, after) - cents(plan, counted);
        return new Line(
                kind,
                callMonth,
                usage.calls(),
                secondsAfter - secondsBefore,
                secondsAfter - secondsBefore - overage,
                overage,
                usage.cost(),
                amount);
    }

    /// Returns the price in cents. Rounds up once per month, never per call.
    private static long cents(Plan plan, Usage usage) {
        long exact = plan.pricing() == Pricing.COST_PLUS
                ? plan.withMarkup(usage.cost())
                : plan.overage(usage.billableSeconds(plan.rounding()));
        return Math.ceilDiv(exact, THOUSANDTHS_IN_A_CENT);
    }
}
