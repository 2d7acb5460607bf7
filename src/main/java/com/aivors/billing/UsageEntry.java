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
        long costAfter) {}
