package com.aivors.platform.jobs;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Slows background work down while webhooks queue because processors or the disk are busy: it then
/// works a tenth of the time and pauses for the rest. Otherwise it does not pause. For one thread.
public final class LoadThrottle {

    /// Webhooks are queueing when the mean batch is larger than this. Busy readers do not enlarge
    /// batches, and they need the results of the background work.
    private static final double QUEUED = 16;

    private static final int RESTS = 9;

    /// A slow disk may delay a batch this long. A shorter time without a batch proves nothing.
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(2);

    private final WriteLoad writes;
    private final LongSupplier nanos;
    private WriteLoad.Written seen;
    private long seenAt;
    private boolean queued;

    public LoadThrottle(WriteLoad writes) {
        this(writes, System::nanoTime);
    }

    /// @param nanos the clock, such as [System#nanoTime()]
    LoadThrottle(WriteLoad writes, LongSupplier nanos) {
        this.writes = writes;
        this.nanos = nanos;
        this.seen = writes.written();
        this.seenAt = nanos.getAsLong();
    }

    /// @param round the duration of the last round
    /// @return the pause before the next round
    public Duration rest(Duration round) {
        WriteLoad.Written now = writes.written();
        long time = nanos.getAsLong();
        if (!now.equals(seen) || time - seenAt > LONGEST_BATCH.toNanos()) {
            queued = now.meanBatchSince(seen) > QUEUED;
            seen = now;
            seenAt = time;
        }
        return queued ? round.multipliedBy(RESTS) : Duration.ZERO;
    }
}
