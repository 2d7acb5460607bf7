package com.aivors.eventlog;

import com.aivors.client.Clients;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Counts the agents and calls that are unclaimed. Every open page of every operator asks for it,
/// so the count is cached until a commit on this node changes it. Counting takes at most a
/// twentieth of the time: a count that takes 1 ms is at most 20 ms old, one that takes 300 ms 6 s.
/// Commits of other nodes show after [#LONGEST].
public final class UnclaimedCount {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int SHARE = 20;

    /// Uses only the index of unclaimed pins, in its order.
    private static final String COUNT = """
            select count(*) as agents, coalesce(sum(calls), 0) as calls
              from (select count(distinct call_id) as calls from call_route
                     where client_id = %s
                     group by agent_id) a
            """.formatted(Clients.NOBODY_LITERAL);

    private final Database database;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile boolean stale = true;
    private volatile @Nullable Kept kept;

    public UnclaimedCount(Database database) {
        this.database = database;
    }

    /// @param agents all calls without an agent id count as one agent
    public record Count(long agents, long calls) {}

    private record Kept(Count count, long at, long tookNanos) {

        boolean isGood(boolean stale, long now) {
            return now - at < (stale ? Math.min(LONGEST.toNanos(), tookNanos * SHARE) : LONGEST.toNanos());
        }
    }

    /// Called after a commit that may have changed calls of these clients.
    public void committed(Set<UUID> clients) {
        if (clients.contains(Clients.NOBODY)) {
            stale = true;
        }
    }

    /// Called when unclaimed calls have moved to a client or back.
    public void changed() {
        stale = true;
    }

    public Count count() {
        Kept known = kept;
        if (known != null && known.isGood(stale, System.nanoTime())) {
            return known.count();
        }
        // One caller counts for all that ask meanwhile.
        counting.lock();
        try {
            known = kept;
            if (known != null && known.isGood(stale, System.nanoTime())) {
                return known.count();
            }
            stale = false;
            long begun = System.nanoTime();
            Count count = read();
            long end = System.nanoTime();
            kept = new Kept(count, end, end - begun);
            return count;
        } catch (RuntimeException e) {
            stale = true;
            throw e;
        } finally {
            counting.unlock();
        }
    }

    private Count read() {
        return database.as(
                Role.OPERATOR,
                sql -> sql.sql(COUNT)
                        .query((row, _) -> new Count(row.getLong("agents"), row.getLong("calls")))
                        .single());
    }
}
