package com.aivors.intake;

import com.aivors.eventlog.BatchWriter;
import com.aivors.eventlog.BatchWriter.Mode;
import com.aivors.eventlog.BatchWriter.Written;
import com.aivors.eventlog.CommitListener;
import com.aivors.eventlog.DeadLetters;
import com.aivors.eventlog.Failure;
import com.aivors.eventlog.Queued;
import com.aivors.eventlog.Receipt;
import com.aivors.eventlog.Ticket;
import com.aivors.platform.jobs.WriteLoad;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Completes a batch in every case: it is written, or written without its one bad event, or refused
/// so that the senders retry.
public final class Committer {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int TRIES = 3;

    private final BatchWriter writer;
    private final DeadLetters deadLetters;
    private final CommitListener listener;
    private final WriterTurns turns;
    private final IntakeMetrics metrics;
    private final WriteLoad load;

    Committer(
            BatchWriter writer,
            DeadLetters deadLetters,
            CommitListener listener,
            WriterTurns turns,
            IntakeMetrics metrics,
            WriteLoad load) {
        this.writer = writer;
        this.deadLetters = deadLetters;
        this.listener = listener;
        this.turns = turns;
        this.metrics = metrics;
        this.load = load;
    }

    /// Completes the receipt of every ticket, after the commit and never before.
    void commit(List<Queued> batch) {
        try {
            commit(batch, Mode.MERGED, System.nanoTime() + PATIENCE.toNanos());
        } finally {
            // After a fault of ours no sender must keep waiting. Completed receipts stay as they are.
            batch.forEach(ticket -> ticket.receipt().complete(new Receipt.Unavailable()));
        }
    }

    private void commit(List<Queued> batch, Mode mode, long deadline) {
        for (int attempt = 1; ; attempt++) {
            try {
                Written written = writer.write(batch, mode);
                turns.measured(written.workNanos(), written.flushNanos());
                load.committed(batch.size());
                metrics.committed(batch.size(), written.workNanos(), written.flushNanos());
                acknowledge(batch, written);
                return;
            } catch (SQLException e) {
                Failure failure = Failure.of(e);
                LOG.warn(
                        "A batch of {} events was not written ({}, SQLSTATE {}): {}",
                        batch.size(),
                        failure,
                        e.getSQLState(),
                        brief(e));
                if (failure == Failure.PASSING) {
                    if (attempt == TRIES || System.nanoTime() > deadline) {
                        return;
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150L * attempt));
                } else {
                    narrow(batch, mode, failure, e, deadline);
                    return;
                }
            } catch (RuntimeException e) {
                LOG.error("A batch of {} events was not written", batch.size(), e);
                narrow(batch, mode, Failure.POISON, e, deadline);
                return;
            }
        }
    }

    /// Halves the batch until the bad event is alone; the good halves are written on the way.
    private void narrow(List<Queued> batch, Mode mode, Failure failure, Exception cause, long deadline) {
        if (failure == Failure.MERGE_BLOCKED && mode == Mode.MERGED) {
            commit(batch, Mode.UNMERGED, deadline);
        } else if (failure == Failure.MERGE_BLOCKED && System.nanoTime() > deadline) {
            // No single event caused this: every half would wait for the lock again.
            return;
        } else if (batch.size() > 1) {
            int half = batch.size() / 2;
            commit(batch.subList(0, half), mode, deadline);
            commit(batch.subList(half, batch.size()), mode, deadline);
        } else if (mode == Mode.MERGED) {
            commit(batch, Mode.UNMERGED, deadline);
        } else if (failure == Failure.POISON && batch.getFirst() instanceof Ticket ticket) {
            if (deadLetters.bury(ticket, cause)) {
                var dead =
                        new Receipt.Dead(ticket.event().callId(), ticket.event().event());
                metrics.receipt(dead);
                ticket.receipt().complete(dead);
            }
        }
    }

    private void acknowledge(List<Queued> batch, Written written) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).receipt().complete(written.receipts().get(i));
        }
        metrics.receipts(written.receipts());
        if (!written.touched().isEmpty()) {
            listener.committed(written.touched());
        }
    }

    /// Returns the message without values, because a database error may repeat a caller's words.
    private static String brief(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return (end < 0 ? message : message.substring(0, end)).replaceAll("\"[^\"]*\"", "…");
    }
}
