package com.aivors.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// The usage of one client in one month and the amount that it owes.
///
/// @param closesAt the time from which it no longer changes; later events become corrections in an
///     open month
/// @param lines the fee, the month's usage, then corrections of earlier months
record Statement(UUID clientId, YearMonth month, Instant closesAt, boolean closed, Plan plan, List<Line> lines) {

    /// @param callMonth the month of the counted calls
    /// @param calls calls with talk time; negative when a correction removes some
    /// @param seconds billable seconds by the plan's rounding
    /// @param includedSeconds seconds of these that the plan covers
    /// @param overageSeconds seconds of these that are charged
    /// @param cost Retell's cost in thousandths of a US cent
    /// @param amountCents in the plan's currency
    record Line(
            Kind kind,
            YearMonth callMonth,
            long calls,
            long seconds,
            long includedSeconds,
            long overageSeconds,
            long cost,
            long amountCents) {

        /// The reason for a line.
        enum Kind {
            FEE,
            USAGE,
            CORRECTION
        }

        static Line fee(YearMonth month, long cents) {
            return new Line(Kind.FEE, month, 0, 0, 0, 0, 0, cents);
        }
    }

    long totalCents() {
        return lines.stream().mapToLong(Line::amountCents).sum();
    }

    long seconds() {
        return lines.stream().mapToLong(Line::seconds).sum();
    }

    /// Returns Retell's cost in thousandths of a US cent.
    long cost() {
        return lines.stream().mapToLong(Line::cost).sum();
    }
}
