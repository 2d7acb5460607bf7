package com.aivors.intake;

import com.aivors.eventlog.Queued;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A queue, and the batch that its writer is working on.
final class Lane {

    private static final int MOST_EVENTS = 256;
    private static final long MOST_BATCH_BYTES = 4L << 20;

    private final WriteQueue queue;
    private volatile List<Queued> inHand = List.of();

    Lane(WriteQueue queue) {
        this.queue = queue;
    }

    boolean offer(Queued ticket) {
        return queue.offer(ticket);
    }

    /// Waits for at least one event.
    ///
    /// @return false when closed and drained
    boolean await() throws InterruptedException {
        return queue.await();
    }

    /// Takes the next batch, which may be empty when another lane's writer was faster.
    ///
    /// @param from the lanes whose events are taken, in this order
    List<Queued> take(List<Lane> from) {
        var batch = new ArrayList<Queued>();
        long room = MOST_BATCH_BYTES;
        for (Lane lane : from) {
            room -= lane.queue.drainTo(batch, MOST_EVENTS, room);
        }
        inHand = batch;
        return batch;
    }

    /// Marks the batch as finished: all of its events have their answer.
    void done() {
        inHand = List.of();
    }

    boolean isBatchFull() {
        return queue.depth() >= MOST_EVENTS || queue.bytes() >= MOST_BATCH_BYTES;
    }

    boolean isOverdue() {
        return queue.isOverdue();
    }

    void close() {
        queue.close();
    }

    int depth() {
        return queue.depth();
    }

    long bytes() {
        return queue.bytes();
    }

    long mostBytes() {
        return queue.mostBytes();
    }

    /// Returns how long the oldest event has waited for an answer; 0 when no event waits.
    long oldestNanos() {
        return Stream.concat(inHand.stream(), queue.first().stream())
                .filter(ticket -> !ticket.receipt().isDone())
                .mapToLong(ticket -> System.nanoTime() - ticket.since())
                .max()
                .orElse(0L);
    }
}
