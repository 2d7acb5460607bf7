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

/// Asks Retell for calls that were overdue when they arrived, some moments later: what Retell says
/// of their end may never have reached us. In memory only, since a call keeps its outcome `no_end`
/// until somebody knows better.
final class LateArrivals implements CallChanges, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LateArrivals.class);

    /// The transaction that tells of a call is committed by then, or it never will be.
    private static final long PAUSE_MILLIS = 1_000;

    private static final int MOST_WAITING = 1_000;

    private final Supplier<CallLookup> lookup;
    private final ArrayDeque<CallFigures> waiting = new ArrayDeque<>();
    private final Thread asking;

    /// @param lookup is known when the service has started
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

    /// Never blocks. When Retell sends the calls of a whole outage, those beyond the limit stay as
    /// they are.
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
            LOG.info("Retell could not be asked for a call that arrived late: {}", e.toString());
        }
    }

    @Override
    public void close() {
        asking.interrupt();
    }
}
