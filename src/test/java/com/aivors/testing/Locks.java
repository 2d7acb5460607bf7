package com.aivors.testing;

import java.util.function.Supplier;

/// The locks between clients that are closed in services started from now on. Only the tests have
/// this switch, the service does not.
public enum Locks {
    /// The state in production.
    BOTH(true),
    /// Row-level security without the filters of the queries.
    DATABASE_ALONE(true),
    /// The filters of the queries without row-level security.
    QUERIES_ALONE(false),
    /// Neither lock. Isolation tests must fail.
    NEITHER(false);

    private static volatile Locks current = BOTH;

    private final boolean policies;

    Locks(boolean policies) {
        this.policies = policies;
    }

    public static Locks current() {
        return current;
    }

    /// Runs `work`. Every test database and [TestServer] that is created in the meantime has these
    /// locks. Only one run of tests may use it at a time.
    public <T> T during(Supplier<T> work) {
        Locks before = current;
        current = this;
        try {
            return work.get();
        } finally {
            current = before;
        }
    }

    /// Starts a service whose queries have their filters or not.
    TestServer open(Supplier<TestServer> start) {
        return switch (this) {
            case BOTH, QUERIES_ALONE -> start.get();
            case DATABASE_ALONE -> WrappedReads.start(ClientFilter::removedFrom, start);
            case NEITHER -> WrappedReads.start(ClientFilter::removedFromCalls, start);
        };
    }

    /// Returns whether new test databases have row-level security.
    public boolean policies() {
        return policies;
    }
}
