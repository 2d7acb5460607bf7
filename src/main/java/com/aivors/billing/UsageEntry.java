package com.aivors.billing;

import java.time.YearMonth;
import java.util.UUID;

/// One line of the ledger: what a call's billable time and cost were in a month, and what they are
/// now. Their difference is what the entry counts.
///
/// @param callMonth when the call began, in the client's time zone
/// @param costBefore in thousandths of a US cent
/// @param costAfter in thousandths of a US cent
record UsageEntry(
        UUID clientId,
        String callId,
        YearMonth callMonth,
        YearMonth bookedMonth,
        long millisBefore,
        long millisAfter,
        long costBefore,
        long costAfter) {

    /// The entry adds this to the usage of its months. Lengths are rounded before the difference is
    /// taken, so that sums of entries are sums of rounded calls.
    Usage usage() {
        return used(millisAfter, costAfter).minus(used(millisBefore, costBefore));
    }

    private static Usage used(long millis, long cost) {
        return new Usage(
                millis > 0 ? 1 : 0,
                millis,
                new Usage.Seconds(
                        Rounding.SECOND.seconds(millis),
                        Rounding.SIX_SECONDS.seconds(millis),
                        Rounding.MINUTE.seconds(millis)),
                cost);
    }
}
