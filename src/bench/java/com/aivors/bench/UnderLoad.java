package com.aivors.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Measures the service at other loads than its peak: when idle, when overloaded, and how often it
/// syncs the WAL.
final class UnderLoad {

    private static final int TIMES = 3;
    private static final double IDLE_RATE = 20;
    private static final int MANY_CONNECTIONS = 1_024;

    /// PostgreSQL backends report their statistics at most ten seconds after their last work.
    private static final Duration TOLD = Duration.ofSeconds(11);

    private final Cluster cluster;
    private final HttpLoad load;
    private final Options options;
    private final Report report;

    UnderLoad(Cluster cluster, HttpLoad load, Options options, Report report) {
        this.cluster = cluster;
        this.load = load;
        this.options = options;
        this.report = report;
    }

    /// Sends twenty deliveries a second, and measures the disk between the rounds.
    void idle(Path disk) {
        var answers = new Latencies();
        var syncs = new Latencies();
        for (int i = 0; i < TIMES; i++) {
            syncs.addAll(Disk.fdatasync(disk, IDLE_RATE, options.round().dividedBy(4)));
            answers.addAll(load.paced(IDLE_RATE, 16, options.round()).latencies());
        }
        report.line("p50 idle %.2f ms", answers.millis(0.5));
        report.line("p99 idle %.2f ms", answers.millis(0.99));
        report.line("p50 fdatasync %.2f ms", syncs.millis(0.5));
        report.figure(Figure.IDLE, answers.millis(0.5) - syncs.millis(0.5));
    }

    /// Sends three times the peak, from senders that do not wait for each other. Measures the peak
    /// before each round, because the peak of a shared machine changes within minutes.
    void overload(double usualPeak) {
        List<Double> goodput = new ArrayList<>();
        // Warms up the code for refusals, so that it is compiled.
        load.paced(3 * usualPeak, MANY_CONNECTIONS, options.warmUp().dividedBy(2));
        for (int i = 0; i < TIMES; i++) {
            cluster.checkpoint();
            double peak = load.closed(options.connections(), options.round()).perSecond();
            cluster.checkpoint();
            Round round = load.paced(3 * peak, MANY_CONNECTIONS, options.round());
            goodput.add(round.perSecond() / peak);
            report.line(
                    "overload %.0f offered per second, peak %.0f: %.0f stored, %.0f refused, %.0f failed, %.0f without a connection; p99 of the stored %.0f ms",
                    3 * peak,
                    peak,
                    round.perSecond(),
                    round.refused() / round.seconds(),
                    round.failed() / round.seconds(),
                    round.unsent() / round.seconds(),
                    round.latencies().millis(0.99));
        }
        report.figure(Figure.GOODPUT, Rounds.median(goodput));
    }

    /// Measures the number of WAL syncs per acknowledged event under load.
    void walSyncs(int connections) {
        LockSupport.parkNanos(TOLD.toNanos());
        long syncsBefore = cluster.walSyncs();
        long eventsBefore = events();
        load.closed(connections, options.round());
        LockSupport.parkNanos(TOLD.toNanos());
        long syncs = cluster.walSyncs() - syncsBefore;
        long events = events() - eventsBefore;
        report.line("wal-syncs %d for %d events", syncs, events);
        report.figure(Figure.SYNCS, (double) syncs / events);
    }

    private long events() {
        return cluster.number("bench_aivors", "select count(*) from call_event");
    }
}
