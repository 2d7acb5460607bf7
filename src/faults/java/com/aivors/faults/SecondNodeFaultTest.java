package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/// Two nodes as separate processes, which start at once or are killed.
@Tag("faults")
class SecondNodeFaultTest {

    @Fault(number = 18, value = "one of two nodes killed while both sweep: the other takes over")
    void oneOfTwoNodesKilled(Figures figures) throws SQLException {
        try (Site site = Site.open("two-nodes")) {
            Service other = site.node(site.database().url());
            other.start();
            List<Said> said = new Traffic("taken", Tenants.AGENTS).of(300);
            try (Load load = Load.begin(said, site.addresses(), 32, 60)) {
                Waiting.until(
                        "load",
                        Duration.ofSeconds(30),
                        () -> load.ledger().lines().size() >= 100);
                // Leaves work for both sweepers, which begin when the lock ends.
                try (Connection connection = site.database().connect();
                        var statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute("lock table call in access exclusive mode");
                    Waiting.until("a backlog", Duration.ofSeconds(20), () -> count(site, "merge_backlog") > 20);
                    connection.rollback();
                }
                other.kill();
                long merged =
                        Waiting.until("no backlog", Duration.ofSeconds(30), () -> count(site, "merge_backlog") == 0);
                Ledger ledger = load.finish();
                other.start();
                figures.tell("%s, backlog gone after %.1f s", ledger, merged / 1e3);
                figures.tell("%s", site.settleAndCheck(ledger));
            }
        }
    }

    @Fault(number = 24, value = "two nodes migrate an empty database at once; one killed in a migration")
    void twoNodesMigrateAtOnce(Figures figures) {
        Path home = Site.directory("migrate");
        try (Postgres database = Postgres.create(home.resolve("database"), Map.of("fsync", "off"));
                DatabaseProxy proxy = new DatabaseProxy(database.port())) {
            var one = new Service(home.resolve("one"), Map.of("DATABASE_URL", database.url()));
            var other = new Service(home.resolve("other"), Map.of("DATABASE_URL", database.url()));
            var killed = new Service(home.resolve("killed"), Map.of("DATABASE_URL", database.url(proxy.port())));
            try (one;
                    other;
                    killed) {
                // The first transactions of a start belong to the migration.
                var sprung = proxy.at(DatabaseProxy.Point.COMMIT_SENT, _ -> killed.kill());
                killed.launch();
                Waiting.until("the migration's first COMMIT", Duration.ofSeconds(60), () -> sprung.getCount() == 0);
                one.launch();
                other.launch();
                long first = one.awaitOk(Duration.ofSeconds(90));
                other.awaitOk(Duration.ofSeconds(90));
                figures.tell("both serve, the first after %.1f s", first / 1e3);
                assertThat(database.count("flyway_schema_history where not success"))
                        .isZero();
                assertThat(database.count(
                                "(select version from flyway_schema_history group by 1 having count(*) > 1) d"))
                        .isZero();
            }
        } finally {
            Site.remove(home);
        }
    }

    private static long count(Site site, String table) {
        return site.database().count(table);
    }
}
