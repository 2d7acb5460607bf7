package com.aivors.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// `make bench`: ingest beside its yardsticks, all on this machine, the load generator included.
public final class Bench {

    private static final Path HOME =
            Path.of("target", "bench", "run-" + ProcessHandle.current().pid()).toAbsolutePath();

    private final Options options = Options.of(System.getenv());
    private final Report report = new Report(Path.of("target", "bench.txt"));
    private final Mix mix = new Mix();
    private final Rounds rounds = new Rounds();

    private Bench() {}

    public static void main(String[] arguments) throws SQLException {
        new Bench().run();
        System.exit(0);
    }

    private void run() throws SQLException {
        Machine.tell(report);
        report.line("mix %d bodies, %.1f kB on average", Mix.SIZE, mix.meanBytes() / 1_000);
        try (Cluster cluster = new Cluster(HOME.resolve("database"));
                Field field = Field.open(HOME, cluster, mix, options)) {
            measure(cluster, field.contenders());
            rounds.tell(report);
            tellRatios();
        }
    }

    private void measure(Cluster cluster, List<Contender> contenders) {
        for (Contender contender : contenders) {
            report.progress("warming up %s: %s", contender.name(), contender.what());
            contender.run(
                    contender.isOnJavaVm() ? options.warmUp() : options.warmUp().dividedBy(2));
        }
        for (int i = 1; i <= options.rounds(); i++) {
            for (Contender contender : contenders) {
                cluster.checkpoint();
                Round round = contender.run(options.round());
                rounds.add(contender.name(), round);
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
    }

    private void tellRatios() {
        rounds.tellRatio(report, "y1", "aivors", "copy");
        rounds.tellRatio(report, "y2", "aivors", "bare");
        rounds.tellRatio(report, "y3", "aivors", "express");
        rounds.tellRatio(report, "y4", "aivors", "express-batched");
        rounds.tellRatio(report, "writer", "writer", "copy");
        rounds.tellRatio(report, "unnest", "unnest", "copy");
    }
}
