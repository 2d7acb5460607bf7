package com.aivors.intake;

import com.aivors.eventlog.NonEvent;
import com.aivors.eventlog.Queued;
import com.aivors.eventlog.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads events into the database: one queue and one writer per lane. All events of a call use the
/// same lane.
final class Intake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private static final int FEW = 16;

    private final Committer committer;
    private final WriterTurns turns;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /// @param writers 1 to 4
    /// @param mostBytes the largest size of all waiting events together
    Intake(Committer committer, WriterTurns turns, IntakeMetrics metrics, int writers, long mostBytes) {
        this.committer = committer;
        this.turns = turns;
        for (int number = 0; number < writers; number++) {
            var lane = new Lane(new WriteQueue(mostBytes / writers));
            lanes.add(lane);
            metrics.lane(number, lane);
        }
        for (int number = 0; number < writers; number++) {
            Lane lane = lanes.get(number);
            threads.add(Thread.ofPlatform().name("intake-writer-" + number).start(() -> work(lane)));
        }
    }

    /// @return false when the lane is full; then the ticket is unchanged
    boolean admit(Queued queued) {
        int number = switch (queued) {
            case Ticket ticket -> ticket.event().callId().hashCode();
            case NonEvent _ -> ThreadLocalRandom.current().nextInt();
        };
        return lanes.get(Math.floorMod(number, lanes.size())).offer(queued);
    }

    /// Returns whether the queues are nearly empty, so that background events may be added.
    boolean isQuiet() {
        return lanes.stream().allMatch(lane -> lane.depth() < FEW);
    }

    /// Returns whether the oldest event of every queue has waited too long, so that no more should
    /// be accepted.
    boolean isOverdue() {
        return lanes.stream().allMatch(Lane::isOverdue);
    }

    private void work(Lane lane) {
        try {
            while (lane.await()) {
                boolean alone = turns.begin(lanes.stream().anyMatch(Lane::isBatchFull));
                try {
                    write(lane.take(alone ? startingWith(lane) : List.of(lane)));
                } finally {
                    turns.end(alone);
                    lane.done();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Queued> batch) {
        try {
            if (!batch.isEmpty()) {
                committer.commit(batch);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("A batch failed; the writer continues", e);
        }
    }

    /// Returns all lanes, with this one first, so that no lane is always served last.
    private List<Lane> startingWith(Lane first) {
        var all = new ArrayList<Lane>(List.of(first));
        lanes.stream().filter(lane -> lane != first).forEach(all::add);
        return all;
    }

    /// Writes the admitted events, then ends.
    @Override
    public void close() {
        lanes.forEach(Lane::close);
        for (Thread thread : threads) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
