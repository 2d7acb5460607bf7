package com.aivors.billing;

import java.time.YearMonth;
import java.util.UUID;

/// One line of the ledger: a call's billable time and cost in a month before and after a change.
/// The entry counts the difference.
///
/// @param callMonth the month of the call's start, in the client's time zone
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

    /// Returns the usage that the entry adds to its months. Rounds lengths before it subtracts, so
    /// that sums of entries are sums of rounded calls.
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
