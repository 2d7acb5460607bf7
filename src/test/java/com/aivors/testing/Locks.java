package com.aivors.testing;

import java.util.function.Supplier;

/// Which of the two locks between clients are closed in services that start meanwhile. A switch of
/// the tests alone: the service has none.
public enum Locks {
    /// As it is delivered.
    BOTH(true),
    /// Row-level security without the filters of the queries.
    DATABASE_ALONE(true),
    /// The filters of the queries without row-level security.
    QUERIES_ALONE(false),
    /// None: what a test of isolation must notice.
    NEITHER(false);

    private static volatile Locks current = BOTH;

    private final boolean policies;

    Locks(boolean policies) {
        this.policies = policies;
    }

    /// Which are closed now.
    public static Locks current() {
        return current;
    }

    /// Runs `work`; every test database and every [TestServer] made meanwhile has these locks. For
    /// one run of tests at a time.
    public <T> T during(Supplier<T> work) {
        Locks before = current;
        current = this;
        try {
            return work.get();
        } finally {
            current = before;
        }
    }

    /// Starts a service whose queries have their filters, or have not.
    TestServer open(Supplier<TestServer> start) {
        return switch (this) {
            case BOTH, QUERIES_ALONE -> start.get();
            case DATABASE_ALONE -> WrappedReads.start(ClientFilter::removedFrom, start);
            case NEITHER -> WrappedReads.start(ClientFilter::removedFromCalls, start);
        };
    }

    /// Whether new test databases have row-level security.
    public boolean policies() {
        return policies;
    }
}
