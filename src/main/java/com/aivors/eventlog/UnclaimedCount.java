package com.aivors.eventlog;

import com.aivors.client.Clients;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// How many agents and calls are kept for nobody. Every open page of every operator asks for it, so
/// the answer is kept until a commit on this node changes it, and counted again at most for a
/// twentieth of the time: a count that takes 1 ms is at most 20 ms old, one that takes 300 ms 6 s.
/// What another node commits shows after [#LONGEST].
public final class UnclaimedCount {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int SHARE = 20;

    /// Read from the index of unclaimed pins alone, in its order.
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

    /// @param agents those without an id count as one
    public record Count(long agents, long calls) {}

    private record Kept(Count count, long at, long tookNanos) {

        boolean isGood(boolean stale, long now) {
            return now - at < (stale ? Math.min(LONGEST.toNanos(), tookNanos * SHARE) : LONGEST.toNanos());
        }
    }

    /// Told after a commit whose calls look different now.
    public void committed(Set<UUID> clients) {
        if (clients.contains(Clients.NOBODY)) {
            stale = true;
        }
    }

    /// Told when kept calls have gone to a client, or have come back.
    public void changed() {
        stale = true;
    }

    public Count count() {
        Kept known = kept;
        if (known != null && known.isGood(stale, System.nanoTime())) {
            return known.count();
        }
        // One counts for all who ask meanwhile.
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
