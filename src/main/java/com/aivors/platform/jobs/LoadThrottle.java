package com.aivors.platform.jobs;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// Slows background work down while the machine is busy, so that webhooks and pages go first. A
/// round then takes a tenth of one processor, and on an idle machine all of it.
public final class LoadThrottle {

    /// Share of all processors.
    private static final double BUSY = 0.85;

    private static final int RESTS = 9;

    private final DoubleSupplier load;

    public LoadThrottle() {
        // Of the container, if there is one.
        this(ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)::getCpuLoad);
    }

    /// @param load the share of all processors that was busy since the last question, from 0 to 1;
    ///     negative when unknown
    LoadThrottle(DoubleSupplier load) {
        this.load = load;
    }

    /// @param round how long the last round took
    /// @return how long to wait before the next one
    public Duration rest(Duration round) {
        return load.getAsDouble() > BUSY ? round.multipliedBy(RESTS) : Duration.ZERO;
    }
}
