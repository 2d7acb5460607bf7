package com.aivors.platform.jobs;

import java.util.concurrent.atomic.LongAdder;

/// Counts the events and batches that webhooks brought. Background work reads it, and slows down
/// while webhooks queue.
public final class WriteLoad {

    private final LongAdder events = new LongAdder();
    private final LongAdder batches = new LongAdder();

    public void committed(int size) {
        events.add(size);
        batches.increment();
    }

    /// Both counts since the start.
    record Written(long events, long batches) {

        /// @return 0 when nothing was written
        double meanBatchSince(Written before) {
            long written = batches - before.batches;
            return written == 0 ? 0 : (double) (events - before.events) / written;
        }
    }

    Written written() {
        return new Written(events.sum(), batches.sum());
    }
}
