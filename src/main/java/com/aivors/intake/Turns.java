package com.aivors.intake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Whether writers work side by side or one after the other. PostgreSQL flushes its log for one
/// commit after the other. Where that takes longer than the work before it, a second writer only
/// splits what one flush could carry, and each event waits for four flushes instead of two.
final class Turns {

    /// How much a measurement counts beside the ones before it.
    private static final double WEIGHT = 0.125;

    /// A writer that takes longer is blocked by something else; the others then stop waiting for it.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ReentrantLock turn = new ReentrantLock(true);
    private double work;
    private double flush;

    /// @param work time of a batch's statements
    /// @param flush time of its commit
    synchronized void measured(long work, long flush) {
        this.work += WEIGHT * (work - this.work);
        this.flush += WEIGHT * (flush - this.flush);
    }

    private synchronized boolean isDiskSlow() {
        return flush > work;
    }

    /// Waits for the others to finish when only one should write.
    ///
    /// @param isBatchFull whether more waits than fits in a batch: it cannot grow by waiting, so
    ///     writers work while others flush
    /// @return whether it is the only one; then it may write for all
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
