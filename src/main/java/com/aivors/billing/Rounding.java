package com.aivors.billing;

import java.util.Locale;

/// How a call's length becomes billable seconds. Each call is rounded by itself.
enum Rounding {
    SECOND(1),
    /// "6/6" of telephone bills: at least six seconds, then steps of six.
    SIX_SECONDS(6),
    /// Each started minute counts.
    MINUTE(60);

    private final int step;

    Rounding(int step) {
        this.step = step;
    }

    /// @return whole seconds, a multiple of the step; 0 for a call without talk time
    long seconds(long millis) {
        return Math.ceilDiv(millis, step * 1_000L) * step;
    }

    /// As in the API and in the table `client_plan`.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Rounding of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
