package com.aivors.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// `make bench`: measures ingest and its yardsticks on this machine, which also runs the load
/// generator.
public final class Bench {

    private static final Path HOME =
            Path.of("target", "bench", "run-" + ProcessHandle.current().pid()).toAbsolutePath();

    private final Options options = Options.of(System.getenv());
    private final Report report = new Report(Path.of("target", "bench.txt"));
    private final Mix mix = new Mix();
    private final Rounds rounds = new Rounds();

    /// The maximum resident memory of the service after its rounds.
    private long memory = -1;

    private Bench() {}

    public static void main(String[] arguments) throws SQLException {
        new Bench().run();
        System.exit(0);
    }

    private void run() throws SQLException {
        Machine.tell(report);
        report.line("mix %d bodies, %.1f kB on average", Mix.SIZE, mix.meanBytes() / 1_000);
        try (Cluster cluster = new Cluster(HOME.resolve("database"))) {
            cluster.tell(report);
            try (Field field = Field.open(HOME, cluster, mix, options)) {
                measure(cluster, field);
                field.check(cluster);
                rounds.tell(report);
                tellRatios();
                if (field.aivors() != null) {
                    tellFigures(cluster, field);
                }
            }
        }
        attempt("standalone", () -> {
            try (var standalone = new Standalone(HOME.resolve("standalone"), mix, report)) {
                standalone.measure();
            }
        });
        report.table(Path.of("target", "bench.md"));
    }

    private void tellFigures(Cluster cluster, Field field) {
        if (memory < 0) {
            report.skipped("memory", "the system does not tell it");
        } else {
            report.figure(Figure.MEMORY, (double) memory);
        }
        if (rounds.has("express")) {
            List<HttpContender> both = List.of(field.server("aivors"), field.server("express"));
            attempt("paced", () -> Paced.measure(cluster, both, 0.6 * rounds.rate("express"), options, report));
        }
        var service = new UnderLoad(cluster, field.server("aivors").load(), options, report);
        attempt("overload", () -> service.overload(rounds.rate("aivors")));
        attempt("idle", () -> service.idle(HOME.resolve("database")));
        attempt("syncs", () -> service.walSyncs(options.connections()));
    }

    /// Runs a measurement. A failure does not prevent the other measurements.
    private void attempt(String name, Runnable measurement) {
        if (options.wants(name)) {
            try {
                measurement.run();
            } catch (RuntimeException e) {
                report.skipped(name, String.valueOf(e));
            }
        }
    }

    private void measure(Cluster cluster, Field field) {
        List<Contender> contenders = field.contenders();
        for (Contender contender : contenders) {
            report.progress("warming up %s: %s", contender.name(), contender.what());
            contender.run(
                    contender.isOnJavaVm() ? options.warmUp() : options.warmUp().dividedBy(2));
        }
        AivorsServer aivors = field.aivors();
        var recording = new Recording(
                aivors == null ? -1 : aivors.service().pid(), aivors == null ? null : options.recording());
        recording.begin();
        for (int i = 1; i <= options.rounds(); i++) {
            for (Contender contender : contenders) {
                cluster.checkpoint();
                long workedBefore = Machine.busyMillis();
                Round round = contender.run(options.round());
                rounds.add(contender.name(), round, Machine.busyMillis() - workedBefore);
                if (aivors != null && contender.name().equals("aivors")) {
                    memory = Math.max(memory, aivors.service().residentMegabytes());
                }
                report.progress(
                        "round %d %s %.0f/s, p99 %.1f ms, %d refused, %d failed",
                        i,
                        contender.name(),
                        round.perSecond(),
                        round.latencies().millis(0.99),
                        round.refused(),
                        round.failed());
            }
        }
        recording.end();
    }

    private void tellRatios() {
        rounds.tell(report, Figure.Y1, "aivors", "copy");
        rounds.tell(report, Figure.Y2, "aivors", "bare");
        rounds.tell(report, Figure.Y3, "aivors", "express");
        rounds.tell(report, Figure.Y4, "aivors", "express-batched");
        rounds.tell(report, Figure.WRITER, "writer", "copy");
        if (rounds.has("aivors") && rounds.has("express")) {
            report.figure(Figure.P99, rounds.latency("aivors", 0.99) / rounds.latency("express", 0.99));
        }
        if (rounds.has("unnest") && rounds.has("copy")) {
            report.line("ratio unnest %s", Figure.number(rounds.rate("unnest") / rounds.rate("copy")));
        }
        if (rounds.has("values") && rounds.has("unnest")) {
            report.line("ratio values %s", Figure.number(rounds.rate("values") / rounds.rate("unnest")));
        }
        if (rounds.has("bare") && rounds.has("copy") && rounds.work("bare") > 0) {
            // The upper limit for a service on the same machine that only copies its rows.
            double most = rounds.work("bare") / (rounds.work("bare") + rounds.work("copy"));
            report.line("bound y2 %s: HTTP and COPY by processor time", Figure.number(most));
        }
    }
}
