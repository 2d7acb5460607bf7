package com.aivors.platform.embedded;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Restarts the embedded server when it ends unexpectedly: killed, out of memory, or stopped by a
/// full disk.
final class PostgresWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final EmbeddedPostgres server;
    private final Thread thread;
    private volatile boolean closed;

    PostgresWatch(EmbeddedPostgres server) {
        this.server = server;
        this.thread = Thread.ofPlatform().name("postgres-watch").daemon().start(this::watch);
    }

    private void watch() {
        while (!closed) {
            if (!server.isRunning() && !closed) {
                restart();
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void restart() {
        LOG.warn("The embedded PostgreSQL has ended; starting it again");
        try {
            server.launch();
            LOG.warn("The embedded PostgreSQL is back");
        } catch (IOException e) {
            LOG.error("The embedded PostgreSQL could not be started; trying again: {}", e.getMessage());
        }
    }

    /// Stops the watch; from then on nothing restarts the server.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
