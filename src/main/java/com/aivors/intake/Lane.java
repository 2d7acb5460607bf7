package com.aivors.intake;

import java.util.List;
import java.util.stream.Stream;

/// A queue, and what its writer has taken from it and not finished.
final class Lane {

    private final WriteQueue queue;
    private volatile List<Ticket> inHand = List.of();

    Lane(WriteQueue queue) {
        this.queue = queue;
    }

    boolean offer(Ticket ticket) {
        return queue.offer(ticket);
    }

    /// Waits for at least one event; what was taken before is finished by now.
    ///
    /// @return empty when closed and drained
    List<Ticket> take(int mostEvents, long mostBatchBytes) throws InterruptedException {
        inHand = List.of();
        inHand = queue.take(mostEvents, mostBatchBytes);
        return inHand;
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

    /// How long the oldest event has been without an answer; 0 when there is none.
    long oldestNanos() {
        return Stream.concat(inHand.stream(), queue.first().stream())
                .filter(ticket -> !ticket.receipt().isDone())
                .findFirst()
                .map(ticket -> System.nanoTime() - ticket.since())
                .orElse(0L);
    }
}
