package com.aivors.platform.jobs;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// Slows background work down while webhooks keep the machine busy, so that they go first. A round
/// then takes a tenth of one processor, else all of it. For one thread.
public final class LoadThrottle {

    /// Share of all processors.
    private static final double BUSY = 0.85;

    /// Webhooks queue when a usual batch holds more. Readers that keep the machine busy make no such
    /// batches, and need what the background work does.
    private static final double QUEUED = 16;

    private static final int RESTS = 9;

    private final DoubleSupplier processors;
    private final WriteLoad writes;
    private WriteLoad.Written seen;

    public LoadThrottle(WriteLoad writes) {
        // Of the container, if there is one.
        this(ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)::getCpuLoad, writes);
    }

    /// @param processors the share of them that was busy since the last question, from 0 to 1; negative
    ///     when unknown
    LoadThrottle(DoubleSupplier processors, WriteLoad writes) {
        this.processors = processors;
        this.writes = writes;
        this.seen = writes.written();
    }

    /// @param round how long the last round took
    /// @return how long to wait before the next one
    public Duration rest(Duration round) {
        WriteLoad.Written now = writes.written();
        double batch = now.meanBatchSince(seen);
        seen = now;
        return batch > QUEUED && processors.getAsDouble() > BUSY ? round.multipliedBy(RESTS) : Duration.ZERO;
    }
}
