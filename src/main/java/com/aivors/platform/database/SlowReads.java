package com.aivors.platform.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs reads that may take long: searches, exports, overviews of many days. They have their own
/// pool, so that lists and single calls never wait for them. One client may hold less than half of
/// the pool, so that two clients cannot use it up.
public final class SlowReads {

    /// Of the five connections of the pool.
    static final int PER_CLIENT = 2;

    private final Database database;
    private final Duration patience;

    /// Drops the permits of a client that has read nothing for an hour; no statement runs that
    /// long.
    private final Cache<UUID, Semaphore> permits =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(1)).build();

    /// @param patience how long a read waits for other reads of the same client
    public SlowReads(Database database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /// Same as [Database#asClient].
    ///
    /// @throws TooManySlowReads when the client's other reads do not end in time
    public <T extends @Nullable Object> T asClient(UUID clientId, Function<JdbcClient, T> work) {
        return inShareOf(clientId, () -> database.asClient(clientId, work));
    }

    /// Reads one client's calls under another role. The read counts towards that client's share.
    ///
    /// @throws TooManySlowReads when the client's other reads do not end in time
    public <T extends @Nullable Object> T as(Role role, UUID clientId, Function<JdbcClient, T> work) {
        return inShareOf(clientId, () -> database.as(role, work));
    }

    private <T extends @Nullable Object> T inShareOf(UUID clientId, Supplier<T> read) {
        Semaphore permit = permits.get(clientId, _ -> new Semaphore(PER_CLIENT, true));
        if (!isFreeInTime(permit)) {
            throw new TooManySlowReads();
        }
        try {
            return read.get();
        } finally {
            permit.release();
        }
    }

    private boolean isFreeInTime(Semaphore permit) {
        try {
            return permit.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
