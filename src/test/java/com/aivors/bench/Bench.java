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
        try (Cluster cluster = new Cluster(HOME.resolve("database"))) {
            try (Field field = Field.open(HOME, cluster, mix, options)) {
                measure(cluster, field);
                rounds.tell(report);
                tellRatios();
                AivorsServer aivors = field.aivors();
                if (aivors != null) {
                    tellFigures(cluster, field, aivors);
                }
            }
        }
        if (options.wants("standalone")) {
            try (var standalone = new Standalone(HOME.resolve("standalone"), mix, report)) {
                standalone.measure();
            }
        }
    }

    private void tellFigures(Cluster cluster, Field field, AivorsServer aivors) {
        long memory = aivors.service().residentMegabytes();
        if (memory < 0) {
            report.skipped("memory", "the system does not tell it");
        } else {
            report.line("figure memory %d MB", memory);
        }
        if (options.wants("paced") && rounds.has("express")) {
            List<HttpContender> both = List.of(field.server("aivors"), field.server("express"));
            Paced.measure(cluster, both, 0.6 * rounds.rate("express"), options, report);
        }
        var service = new UnderLoad(cluster, field.server("aivors").load(), options, report);
        if (options.wants("overload")) {
            service.overload(rounds.rate("aivors"));
        }
        if (options.wants("idle")) {
            service.idle(HOME.resolve("database"));
        }
        if (options.wants("syncs")) {
            service.walSyncs(options.connections());
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
        recording.end();
    }

    private void tellRatios() {
        rounds.tellRatio(report, "y1", "aivors", "copy");
        rounds.tellRatio(report, "y2", "aivors", "bare");
        rounds.tellRatio(report, "y3", "aivors", "express");
        rounds.tellRatio(report, "y4", "aivors", "express-batched");
        if (rounds.has("aivors") && rounds.has("express")) {
            report.line("ratio p99 %.2f", rounds.latency("aivors", 0.99) / rounds.latency("express", 0.99));
        }
        rounds.tellRatio(report, "writer", "writer", "copy");
        rounds.tellRatio(report, "unnest", "unnest", "copy");
    }
}
