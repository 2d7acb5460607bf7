package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/// The administrator of the database has turned `synchronous_commit` off, so acknowledged commits
/// are not on disk yet.
@Tag("faults")
class DurabilityFaultTest {

    /// The longest delays for writing that PostgreSQL allows.
    private static final Map<String, String> LAZY = Map.of(
            "synchronous_commit",
            "off",
            "wal_writer_delay",
            "10s",
            "wal_writer_flush_after",
            "1GB",
            "wal_buffers",
            "64MB");

    @Fault(number = 0, value = "control: a server that trusts synchronous_commit = off loses events in a crash")
    void aServerThatTrustsAsynchronousCommitLosesEvents(Figures figures) throws SQLException, IOException {
        Path home = Site.directory("lazy-control");
        try (Postgres database = Postgres.create(home.resolve("database"), LAZY)) {
            var service = new Service(home.resolve("schema"), Map.of("DATABASE_URL", database.url()));
            service.start();
            service.stop();
            Ledger ledger;
            try (var hasty = new HastyServer(database.connect(), HastyServer.Haste.DOES_NOT_SYNC)) {
                ledger = Load.all(new Traffic("lazy", Tenants.AGENTS).of(60), List.of(hasty.address()), 8);
            }
            database.crash();
            database.start();
            try (Connection connection = database.connect()) {
                Findings findings = Checker.check(ledger, connection, Tenants.OWNERS);
                figures.tell(
                        "%d lost events found", findings.of(Findings.Kind.LOST).size());
                assertThat(findings.of(Findings.Kind.LOST)).isNotEmpty();
            }
        } finally {
            Site.remove(home);
        }
    }

    @Fault(number = 3, value = "database with synchronous_commit = off crashes: what was acknowledged stays")
    void asynchronousCommitLosesNoAcknowledgedEvents(Figures figures) {
        try (Site site = Site.open("lazy", LAZY, Map.of())) {
            // The schema and the clients are not on disk yet either.
            site.database().execute("checkpoint");
            Crashes.crashDatabase(site, 2, Duration.ZERO, 150, figures);
        }
    }
}
