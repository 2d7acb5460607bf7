package com.aivors.intake;

import com.aivors.eventlog.Queued;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for one writer, bounded by bytes and by time. Without a timer: the writer takes all that
/// waits, so batches grow by themselves when it is busy, and an idle one takes a single event
/// at once.
final class WriteQueue {

    /// Who would wait for longer is better told to come again at once: a sender that gets no answer
    /// in time comes again anyway, and has its event written twice.
    private static final long MOST_NANOS = Duration.ofSeconds(3).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Queued> waiting = new ArrayDeque<>();
    private final long mostBytes;
    private long bytes;
    private boolean closed;

    WriteQueue(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// @return false when the queue is full or closed: the sender should come again
    boolean offer(Queued ticket) {
        lock.lock();
        try {
            // A single event larger than the bound may enter an empty queue, or it never could.
            if (closed || (!waiting.isEmpty() && (bytes + ticket.weight() > mostBytes || isOverdue()))) {
                return false;
            }
            waiting.add(ticket);
            bytes += ticket.weight();
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits for at least one event.
    ///
    /// @return false when closed and drained
    boolean await() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                arrived.await();
            }
            return !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Whether what waits longest has waited for too long.
    boolean isOverdue() {
        lock.lock();
        try {
            Queued first = waiting.peek();
            return first != null && System.nanoTime() - first.since() > MOST_NANOS;
        } finally {
            lock.unlock();
        }
    }

    /// Moves waiting events into the batch, until it has `mostEvents` events or `mostBatchBytes` bytes were
    /// added, the last event beyond them included. Skips an event whose sender has been told to try again.
    ///
    /// @return the bytes that were added
    long drainTo(List<Queued> batch, int mostEvents, long mostBatchBytes) {
        lock.lock();
        try {
            long taken = 0;
            while (!waiting.isEmpty() && batch.size() < mostEvents && taken < mostBatchBytes) {
                Queued ticket = waiting.remove();
                bytes -= ticket.weight();
                if (!ticket.receipt().isDone()) {
                    batch.add(ticket);
                    taken += ticket.weight();
                }
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Refuses what comes from now on; what waits is still written.
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What has waited longest.
    Optional<Queued> first() {
        lock.lock();
        try {
            return Optional.ofNullable(waiting.peek());
        } finally {
            lock.unlock();
        }
    }

    long mostBytes() {
        return mostBytes;
    }

    int depth() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }
}
