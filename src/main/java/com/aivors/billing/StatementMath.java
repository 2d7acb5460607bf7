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

/// Turns usage and plans into the lines of a statement. Pure: no clock, no database.
final class StatementMath {

    private static final long THOUSANDTHS_IN_A_CENT = 1_000;

    private StatementMath() {}

    /// @param booked usage that the statement of `month` counts, by the month of its calls; earlier
    ///     months are corrections
    /// @param before what earlier statements counted, by the month of its calls
    /// @param planOf the plan of a month
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

    /// A correction costs what the month would have cost with it, less what it did cost: the included
    /// minutes of a month are given once.
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

    /// Rounded up to whole cents once for the month, never for each call.
    private static long cents(Plan plan, Usage usage) {
        long exact = plan.pricing() == Pricing.COST_PLUS
                ? plan.withMarkup(usage.cost())
                : plan.overage(usage.billableSeconds(plan.rounding()));
        return Math.ceilDiv(exact, THOUSANDTHS_IN_A_CENT);
    }
}
