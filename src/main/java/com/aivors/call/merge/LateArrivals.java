package com.aivors.call.merge;

import com.aivors.platform.database.StatementGroup;
import com.aivors.retell.CallOutcome;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Retell about calls that were overdue when they arrived, because their end may never have
/// reached us. Asks a moment later. The queue is in memory only, since such a call otherwise just
/// keeps the outcome `no_end`.
final class LateArrivals implements CallChanges, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LateArrivals.class);

    /// After this time, the transaction that reported the call has usually ended.
    private static final long PAUSE_MILLIS = 1_000;

    private static final int MOST_WAITING = 1_000;

    private final Supplier<CallLookup> lookup;
    private final ArrayDeque<CallFigures> waiting = new ArrayDeque<>();
    private final Thread asking;

    /// @param lookup available once the service has started
    LateArrivals(Supplier<CallLookup> lookup) {
        this.lookup = lookup;
        this.asking = Thread.ofVirtual().name("late-arrivals").start(this::ask);
    }

    @Override
    public void written(Connection connection, List<CallChange> changes, StatementGroup writes) {
        for (CallChange change : changes) {
            CallFigures after = change.after();
            if (change.before() == null && after != null && after.outcome().equals(CallOutcome.NO_END.text())) {
                add(after);
            }
        }
    }

    /// Queues a call. Never blocks. Drops calls beyond the limit, for example when Retell sends all
    /// calls of an outage; they keep their outcome.
    private synchronized void add(CallFigures call) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(call);
            notifyAll();
        }
    }

    private synchronized CallFigures next() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return Objects.requireNonNull(waiting.poll());
    }

    private void ask() {
        try {
            while (true) {
                CallFigures call = next();
                Thread.sleep(PAUSE_MILLIS);
                ask(call);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(CallFigures call) {
        try {
            lookup.get().ask(call.clientId(), call.callId());
        } catch (RuntimeException e) {
            LOG.info("Could not ask Retell about a call that arrived late: {}", e.toString());
        }
    }

    @Override
    public void close() {
        asking.interrupt();
    }
}
