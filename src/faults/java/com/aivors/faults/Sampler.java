package com.aivors.faults;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs an action every second until it is closed.
final class Sampler implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    Sampler(Runnable look) {
        var _ = timer.scheduleAtFixedRate(look, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.close();
    }
}
