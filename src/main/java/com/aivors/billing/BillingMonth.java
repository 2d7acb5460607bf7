package com.aivors.billing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The closing time of a month's statement: 12:00 UTC on the sixth day of the next month, in every
/// time zone. By then the month is over everywhere and Retell's late events have arrived. A fixed
/// UTC time also prevents that a new time zone of a client reopens a month.
final class BillingMonth {

    private static final Duration OPEN_AFTER_END = Duration.ofDays(5).plusHours(12);

    private BillingMonth() {}

    static Instant closesAt(YearMonth month) {
        return month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(OPEN_AFTER_END);
    }

    static boolean isClosed(YearMonth month, Instant now) {
        return !now.isBefore(closesAt(month));
    }

    /// Returns the month in which an entry of this moment is billed: the call's own month, or the
    /// earliest open month when that is closed. In the second case the entry is a correction.
    static YearMonth booked(YearMonth callMonth, Instant now) {
        return isClosed(callMonth, now) ? firstOpen(now) : callMonth;
    }

    static YearMonth firstOpen(Instant now) {
        return YearMonth.from(now.minus(OPEN_AFTER_END).atOffset(ZoneOffset.UTC));
    }

    /// @param text a month such as `2026-11`
    /// @return null when the text is not a month
    static @Nullable YearMonth parse(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{4}-[0-9]{2}")) {
            return null;
        }
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
