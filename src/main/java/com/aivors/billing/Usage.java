package com.aivors.billing;

/// Usage, summed up from the ledger.
///
/// @param calls calls with talk time
/// @param millis the exact talk time
/// @param seconds billable seconds under each rounding
/// @param cost Retell's cost in thousandths of a US cent
record Usage(long calls, long millis, Seconds seconds, long cost) {

    static final Usage NONE = new Usage(0, 0, new Seconds(0, 0, 0), 0);

    /// The billable seconds of the same calls under each [Rounding], because a plan may change its
    /// rounding later.
    record Seconds(long bySecond, long bySix, long byMinute) {

        Seconds plus(Seconds other) {
            return new Seconds(bySecond + other.bySecond, bySix + other.bySix, byMinute + other.byMinute);
        }

        Seconds minus(Seconds other) {
            return new Seconds(bySecond - other.bySecond, bySix - other.bySix, byMinute - other.byMinute);
        }
    }

    long billableSeconds(Rounding rounding) {
        return switch (rounding) {
            case SECOND -> seconds.bySecond();
            case SIX_SECONDS -> seconds.bySix();
            case MINUTE -> seconds.byMinute();
        };
    }

    Usage plus(Usage other) {
        return new Usage(calls + other.calls, millis + other.millis, seconds.plus(other.seconds), cost + other.cost);
    }

    Usage minus(Usage other) {
        return new Usage(calls - other.calls, millis - other.millis, seconds.minus(other.seconds), cost - other.cost);
    }

    boolean isNone() {
        return equals(NONE);
    }
}
