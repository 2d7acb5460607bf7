package com.aivors.intake;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way into the database: a queue and a writer for each lane. Events of one call share a
/// lane.
final class Intake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private static final int MOST_EVENTS = 256;
    private static final long MOST_BATCH_BYTES = 4L << 20;

    private final Committer committer;
    private final List<WriteQueue> queues = new ArrayList<>();
    private final List<Thread> writers = new ArrayList<>();

    /// @param lanes how many writers, 1 to 4
    /// @param mostBytes what may wait altogether
    Intake(Committer committer, IntakeMetrics metrics, int lanes, long mostBytes) {
        this.committer = committer;
        for (int lane = 0; lane < lanes; lane++) {
            var queue = new WriteQueue(mostBytes / lanes);
            queues.add(queue);
            metrics.queue(lane, queue);
            writers.add(Thread.ofPlatform().name("intake-writer-" + lane).start(() -> work(queue)));
        }
    }

    /// @return false when it is full: nothing happens to the ticket then
    boolean admit(Ticket ticket) {
        int lane = Math.floorMod(ticket.event().callId().hashCode(), queues.size());
        return queues.get(lane).offer(ticket);
    }

    private void work(WriteQueue queue) {
        try {
            for (var batch = queue.take(MOST_EVENTS, MOST_BATCH_BYTES);
                    !batch.isEmpty();
                    batch = queue.take(MOST_EVENTS, MOST_BATCH_BYTES)) {
                try {
                    committer.commit(batch);
                } catch (RuntimeException | Error e) {
                    LOG.error("The writer goes on after", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes what has been admitted, then ends.
    @Override
    public void close() {
        queues.forEach(WriteQueue::close);
        for (Thread writer : writers) {
            try {
                writer.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
