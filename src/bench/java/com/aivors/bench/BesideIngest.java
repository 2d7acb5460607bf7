package com.aivors.bench;

import java.time.Duration;

/// Sends events at a constant rate while reads are measured, because a real service receives calls
/// while users read.
final class BesideIngest implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final Duration STRETCH = Duration.ofSeconds(2);

    private final HttpLoad load;
    private final int perSecond;
    private final Report report;
    private final Latencies latencies = new Latencies();
    private final Thread thread;
    private volatile boolean over;
    private double seconds;
    private long done;
    private long refused;
    private long failed;
    private long unsent;

    /// @param perSecond 0 sends nothing
    BesideIngest(int port, Mix mix, int perSecond, Report report) {
        this.load = new HttpLoad(port, Requests.ofCalls(mix));
        this.perSecond = perSecond;
        this.report = report;
        this.thread = Thread.ofPlatform().start(this::run);
    }

    private void run() {
        while (!over && perSecond > 0) {
            Round round = load.paced(perSecond, CONNECTIONS, STRETCH);
            latencies.addAll(round.latencies());
            seconds += round.seconds();
            done += round.done();
            refused += round.refused();
            failed += round.failed();
            unsent += round.unsent();
        }
    }

    /// Stops sending and reports the results.
    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (done > 0) {
            report.line(
                    "beside %.0f events per second: p50 %.1f ms, p99 %.1f ms; %d refused, %d failed, %d not sent for want"
                            + " of a free connection",
                    done / seconds, latencies.millis(0.5), latencies.millis(0.99), refused, failed, unsent);
        }
    }
}
