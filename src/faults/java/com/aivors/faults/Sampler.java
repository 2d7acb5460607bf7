package com.aivors.faults;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks at something every second for as long as it is open.
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
