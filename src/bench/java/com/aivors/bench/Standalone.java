package com.aivors.bench;

import com.aivors.testing.Embedded;
import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The packaged program with its embedded database. Measures the disk space of calls and the time
/// of a restart after a kill -9.
final class Standalone implements AutoCloseable {

    private static final int CALLS = 3_000;
    private static final int TIMES = 3;

    /// The sizes of all tables with data of calls.
    private static final String SIZES = """
            select relname, pg_total_relation_size(oid) as bytes from pg_class
             where relkind = 'r' and relnamespace = 'public'::regnamespace
               and (relname like 'call%' or relname in ('rollup_mark', 'merge_backlog'))
             order by bytes desc
            """;

    private final Service service;
    private final Mix mix;
    private final Report report;

    Standalone(Path home, Mix mix, Report report) {
        this.service = new Service(home, List.of(AivorsServer.PROGRAM.toString()), Map.of());
        this.mix = mix;
        this.report = report;
        Runtime.getRuntime().addShutdownHook(new Thread(this::killDatabase));
    }

    void measure() {
        report.line("start first %.1f s, database made", service.start() / 1_000.0);
        try (Connection database = Embedded.connect(service)) {
            disk(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        report.figure(Figure.RESTART, restarts("restarts", false));
        restarts("restarts-with-database", true);
    }

    /// Measures all stored data of calls, including indexes and dead rows; there is no manual
    /// vacuum.
    private void disk(Connection database) throws SQLException {
        Tenants.settle(database);
        Map<String, Long> empty = sizes(database);
        long raw = fill();
        try (var statement = database.createStatement()) {
            statement.execute("checkpoint");
        }
        long grown = 0;
        for (var table : sizes(database).entrySet()) {
            long bytes = table.getValue() - empty.getOrDefault(table.getKey(), 0L);
            report.line("disk %s %.0f bytes a call", table.getKey(), (double) bytes / CALLS);
            grown += bytes;
        }
        report.line("raw %.0f bytes a call, as sent in three events", (double) raw / CALLS);
        report.figure(Figure.DISK, (double) grown / raw);
    }

    /// Sends events in blocks of a thousand calls: all starts, then all ends, then all analyses.
    private long fill() {
        long block = 1_000;
        var requests = new Requests(new Requests.Order() {
            @Override
            public Template template(long index) {
                Mix.Call call = mix.calls().get((int) (call(index) % Mix.SIZE));
                return switch ((int) (index / block % 3)) {
                    case 0 -> call.started();
                    case 1 -> call.ended();
                    default -> call.analyzed();
                };
            }

            @Override
            public long call(long index) {
                return index / (3 * block) * block + index % block;
            }
        });
        Round round = new HttpLoad(service.address().getPort(), requests).all(16, 3L * CALLS);
        // If the machine halts for seconds, the service refuses some requests, which changes the
        // result little.
        if (round.done() < 0.99 * 3 * CALLS) {
            throw new IllegalStateException(
                    "of %d events %d were stored, %d refused".formatted(3 * CALLS, round.done(), round.refused()));
        }
        return requests.bytes();
    }

    /// @param databaseToo true kills the database server too, which then has to recover
    private double restarts(String name, boolean databaseToo) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            new HttpLoad(service.address().getPort(), Requests.of(mix)).closed(16, Duration.ofSeconds(1));
            ProcessHandle database = Embedded.postmaster(service);
            service.kill();
            if (databaseToo) {
                Embedded.kill(database);
                Waiting.until("the end of the database server", Duration.ofSeconds(10), () -> !database.isAlive());
            }
            seconds.add(service.start() / 1_000.0);
        }
        report.line("%s %.2f s (%s)", name, Rounds.median(seconds), seconds);
        return Rounds.median(seconds);
    }

    private static Map<String, Long> sizes(Connection database) throws SQLException {
        var sizes = new LinkedHashMap<String, Long>();
        try (var statement = database.createStatement();
                var row = statement.executeQuery(SIZES)) {
            while (row.next()) {
                sizes.put(row.getString("relname"), row.getLong("bytes"));
            }
        }
        return sizes;
    }

    private void killDatabase() {
        if (Files.exists(Embedded.pidFile(service))) {
            Embedded.kill(Embedded.postmaster(service));
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
