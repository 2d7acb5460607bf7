package com.aivors.billing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// When a month's statement closes. It closes at 12:00 UTC on the sixth day of the next month, in
/// every time zone: the month is over everywhere by then, Retell's late events have arrived, and a
/// change of a client's zone cannot open it again.
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

    /// The month in which an entry of this moment is billed: the call's own month, or the earliest
    /// open one when that is closed. Such an entry is a correction.
    static YearMonth booked(YearMonth callMonth, Instant now) {
        return isClosed(callMonth, now) ? firstOpen(now) : callMonth;
    }

    static YearMonth firstOpen(Instant now) {
        return YearMonth.from(now.minus(OPEN_AFTER_END).atOffset(ZoneOffset.UTC));
    }

    /// @param text like `2026-11`
    /// @return null when it is no month
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
