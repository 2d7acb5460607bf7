package com.aivors.billing;

import java.util.Locale;

/// Rounds a call's length to billable seconds. Each call is rounded separately.
enum Rounding {
    SECOND(1),
    /// The "6/6" of telephone bills: at least six seconds, then steps of six.
    SIX_SECONDS(6),
    /// Counts each started minute.
    MINUTE(60);

    private final int step;

    Rounding(int step) {
        this.step = step;
    }

    /// @return whole seconds, in multiples of the step; 0 for a call without talk time
    long seconds(long millis) {
        return Math.ceilDiv(millis, step * 1_000L) * step;
    }

    /// Returns the name in the API and in the table `client_plan`.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Rounding of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
