package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Embedded;
import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// Faults of an installation with an embedded database.
@Tag("faults")
class EmbeddedFaultTest {

    private static Path home;
    private static Service service;

    @BeforeAll
    static void start() throws SQLException {
        home = Site.directory("embedded");
        service = new Service(home, Map.of());
        service.start();
        try (Connection connection = Embedded.connect(service)) {
            Tenants.settle(connection);
        }
    }

    @AfterAll
    static void stop() {
        service.stop();
        Site.remove(home);
    }

    @Fault(number = 3, value = "embedded database killed under load, ×3: the service starts it again")
    void databaseKilledAlone(Figures figures) throws SQLException {
        var ledger = new Ledger();
        var back = new ArrayList<Long>();
        for (int round = 0; round < 3; round++) {
            List<Said> said = new Traffic("postmaster" + round, Tenants.AGENTS).of(600);
            try (Load load = Load.begin(said, List.of(service.address()), 32, 100)) {
                Waiting.until(
                        "load",
                        Duration.ofSeconds(30),
                        () -> load.ledger().lines().size() >= 100);
                Embedded.kill(Embedded.postmaster(service));
                long killed = System.currentTimeMillis();
                Waiting.until(
                        "a refusal", Duration.ofSeconds(20), () -> !service.isAlive() || answersLate(load, killed));
                Waiting.until(
                        "a 200 again", Duration.ofSeconds(30), () -> okSentAfter(load, killed + 200) < Long.MAX_VALUE);
                back.add(okSentAfter(load, killed + 200) - killed);
                ledger.add(load.stop());
            }
        }
        figures.tell("%s", ledger);
        figures.times("killed to serving again", back);
        settleAndCheck(ledger, figures);
    }

    @Fault(number = 25, value = "kill -9 of service and embedded database together, ×3")
    void serviceAndDatabaseKilled(Figures figures) throws SQLException {
        var ledger = new Ledger();
        var starts = new ArrayList<Long>();
        for (int round = 0; round < 3; round++) {
            List<Said> said = new Traffic("everything" + round, Tenants.AGENTS).of(200);
            try (Load load = Load.begin(said, List.of(service.address()), 32, 100)) {
                Waiting.until(
                        "load",
                        Duration.ofSeconds(30),
                        () -> load.ledger().lines().size() >= 100);
                ProcessHandle postmaster = Embedded.postmaster(service);
                service.kill();
                Embedded.kill(postmaster);
                ledger.add(load.stop());
            }
            starts.add(service.start());
        }
        figures.tell("%s", ledger);
        figures.times("exec to first 200", starts);
        settleAndCheck(ledger, figures);
    }

    @Fault(number = 25, value = "pid file left behind, its number now another process's")
    void stalePidFile(Figures figures) throws IOException {
        service.stop();
        Path pidFile = Embedded.pidFile(service);
        // Simulates a power failure: the pid in the file now belongs to a process that is no database.
        Files.writeString(
                pidFile,
                "%d\n%s\n1790000000\n5432\n\n127.0.0.1\n"
                        .formatted(ProcessHandle.current().pid(), pidFile.getParent()));
        figures.times("exec to first 200", List.of(service.start()));
    }

    @Fault(number = 25, value = "pid file left behind, its number now another PostgreSQL's")
    void stalePidFileOfAnotherPostgres(Figures figures) throws IOException {
        service.stop();
        try (Postgres other = Postgres.create(home.resolve("other"), Map.of("fsync", "off"))) {
            Path pidFile = Embedded.pidFile(service);
            Files.copy(other.data().resolve("postmaster.pid"), pidFile);
            figures.times("exec to first 200", List.of(service.start()));
            assertThat(other.answers()).as("the other server was left alone").isTrue();
        }
    }

    private static boolean answersLate(Load load, long since) {
        return load.ledger().lines().stream().anyMatch(sent -> sent.at() > since);
    }

    /// @return the time when the first request sent after this moment was acknowledged
    private static long okSentAfter(Load load, long moment) {
        return load.ledger().lines().stream()
                .filter(sent -> sent.at() >= moment && sent.outcome() == Sent.Outcome.OK)
                .mapToLong(sent -> sent.at() + sent.millis())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static void settleAndCheck(Ledger ledger, Figures figures) throws SQLException {
        Ledger settled = Load.settle(ledger, List.of(service.address()), Duration.ofSeconds(30));
        try (Connection connection = Embedded.connect(service)) {
            Checker.check(ledger, connection, Tenants.OWNERS).assertNone();
            Findings findings = Checker.check(settled, connection, Tenants.OWNERS);
            findings.assertNone();
            figures.tell("%s", findings);
        }
        assertThat(settled.unacknowledged()).isEmpty();
    }
}
