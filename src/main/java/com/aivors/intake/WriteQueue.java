package com.aivors.intake;

import com.aivors.eventlog.Queued;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The events that wait for one writer, limited by bytes and by time. Needs no timer: the writer
/// takes all waiting events, so batches grow while it is busy, and an idle writer takes a single
/// event at once.
final class WriteQueue {

    /// Beyond this wait, refusing at once is better: a sender that gets no answer in time retries
    /// anyway, and its event would be written twice.
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

    /// @return false when the queue is full or closed; the sender should retry
    boolean offer(Queued ticket) {
        lock.lock();
        try {
            // An empty queue accepts even an event larger than the limit, which otherwise could never enter.
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

    /// Returns whether the oldest event has waited too long.
    boolean isOverdue() {
        lock.lock();
        try {
            Queued first = waiting.peek();
            return first != null && System.nanoTime() - first.since() > MOST_NANOS;
        } finally {
            lock.unlock();
        }
    }

    /// Moves waiting events into the batch until the batch has `mostEvents` events, or until at
    /// least `mostBatchBytes` bytes were added. Skips an event whose sender has been told to retry.
    ///
    /// @return the added bytes
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

    /// Refuses new events. Waiting events are still written.
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns the oldest waiting event.
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
