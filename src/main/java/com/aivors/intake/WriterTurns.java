package com.aivors.intake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Decides whether writers work in parallel or take turns. PostgreSQL flushes its log for one
/// commit after the other. If a flush takes longer than the statements before it, a second writer
/// only splits what one flush could carry, and each event waits for four flushes instead of two.
final class WriterTurns {

    /// The weight of a new measurement in the moving average.
    private static final double WEIGHT = 0.125;

    /// A writer that takes longer is blocked by something else; the others then stop waiting for
    /// it.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ReentrantLock turn = new ReentrantLock(true);
    private double work;
    private double flush;

    /// @param work nanoseconds for the statements of a batch
    /// @param flush nanoseconds for its commit
    synchronized void measured(long work, long flush) {
        this.work += WEIGHT * (work - this.work);
        this.flush += WEIGHT * (flush - this.flush);
    }

    private synchronized boolean isDiskSlow() {
        return flush > work;
    }

    /// Waits for the other writers to finish when only one should write.
    ///
    /// @param isBatchFull whether more events wait than fit into a batch: then waiting would not
    ///     make the batch larger, so writers work while others flush
    /// @return whether this writer is the only one; then it may write for all lanes
    boolean begin(boolean isBatchFull) throws InterruptedException {
        if (isBatchFull || !isDiskSlow()) {
            return false;
        }
        return turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end(boolean alone) {
        if (alone) {
            turn.unlock();
        }
    }
}
