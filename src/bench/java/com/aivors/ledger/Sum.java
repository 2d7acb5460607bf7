package com.aivors.ledger;

/// Sums over calls: the number with talk time, their length with three roundings, and Retell's cost
/// in thousandths of a cent.
record Sum(long calls, long millis, long bySecond, long bySix, long byMinute, long cost) {

    static final Sum NOTHING = new Sum(0, 0, 0, 0, 0, 0);

    static Sum of(long millis, long cost) {
        return new Sum(millis > 0 ? 1 : 0, millis, rounded(millis, 1), rounded(millis, 6), rounded(millis, 60), cost);
    }

    private static long rounded(long millis, int step) {
        long whole = millis / (step * 1_000L);
        return (millis % (step * 1_000L) == 0 ? whole : whole + 1) * step;
    }

    Sum plus(Sum other) {
        return new Sum(
                calls + other.calls,
                millis + other.millis,
                bySecond + other.bySecond,
                bySix + other.bySix,
                byMinute + other.byMinute,
                cost + other.cost);
    }

    Sum minus(Sum other) {
        return plus(new Sum(-other.calls, -other.millis, -other.bySecond, -other.bySix, -other.byMinute, -other.cost));
    }

    boolean isNothing() {
        return equals(NOTHING);
    }
}
