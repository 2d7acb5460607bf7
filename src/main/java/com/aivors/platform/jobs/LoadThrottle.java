package com.aivors.platform.jobs;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Slows background work down while webhooks queue, because processors or the disk are busy: it then
/// works a tenth of the time and rests the remainder. Otherwise it does not rest. For one thread.
public final class LoadThrottle {

    /// Webhooks queue when a usual batch holds more. Readers that keep the machine busy make no such
    /// batches, and need what the background work does.
    private static final double QUEUED = 16;

    private static final int RESTS = 9;

    /// A batch may take so long behind a slow disk: until then silence means nothing.
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(2);

    private final WriteLoad writes;
    private final LongSupplier nanos;
    private WriteLoad.Written seen;
    private long seenAt;
    private boolean queued;

    public LoadThrottle(WriteLoad writes) {
        this(writes, System::nanoTime);
    }

    /// @param nanos the time, as [System#nanoTime()]
    LoadThrottle(WriteLoad writes, LongSupplier nanos) {
        this.writes = writes;
        this.nanos = nanos;
        this.seen = writes.written();
        this.seenAt = nanos.getAsLong();
    }

    /// @param round how long the last round took
    /// @return how long to wait before the next one
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
