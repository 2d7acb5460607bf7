package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/// Two nodes as processes of their own: started at once, killed, restarted in turn.
@Tag("faults")
class SecondNodeFaultTest {

    @Fault(number = 18, value = "one of two nodes killed while both sweep: the other takes over")
    void oneOfTwoKilled(Figures figures) throws SQLException {
        try (Site site = Site.open("two-nodes")) {
            Service other = site.node(site.database().url());
            other.start();
            List<Said> said = new Traffic("taken", Tenants.AGENTS).of(300);
            try (Load load = Load.begin(said, site.addresses(), 32, 60)) {
                Waiting.until(
                        "load",
                        Duration.ofSeconds(30),
                        () -> load.ledger().lines().size() >= 100);
                // Leaves work to the sweepers, which both begin when the lock ends.
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
    void bothMigrate(Figures figures) {
        Path home = Site.directory("migrate");
        try (Postgres database = Postgres.create(home.resolve("database"), Map.of("fsync", "off"));
                DatabaseProxy proxy = new DatabaseProxy(database.port())) {
            var one = new Service(home.resolve("one"), Map.of("DATABASE_URL", database.url()));
            var other = new Service(home.resolve("other"), Map.of("DATABASE_URL", database.url()));
            var killed = new Service(home.resolve("killed"), Map.of("DATABASE_URL", database.url(proxy.port())));
            try (one;
                    other;
                    killed) {
                // The first transactions of a start are the migration's.
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

    @Fault(number = 19, value = "rolling restart of two nodes behind a balancer, ×3")
    void rollingRestart(Figures figures) {
        try (Site site = Site.open("rolling");
                var client = HttpClient.newHttpClient()) {
            Service other = site.node(site.database().url());
            other.start();
            var ledger = new Ledger();
            var balancer = new Balancer(client, List.of(site.service(), other), ledger);
            try {
                for (int round = 0; round < 3; round++) {
                    for (Service node : List.of(site.service(), other)) {
                        node.stop();
                        node.start();
                    }
                }
            } finally {
                balancer.stop();
            }
            figures.tell("%s", ledger);
            assertThat(ledger.lines()).hasSizeGreaterThan(50);
            assertThat(ledger.count(Sent.Outcome.OK)).isEqualTo(ledger.lines().size());
            figures.tell("%s", site.settleAndCheck(ledger));
        }
    }

    private static long count(Site site, String table) {
        return site.database().count(table);
    }

    /// Asks each node whether it is ready before it gives it a request, as balancers do
    /// beforehand.
    private static final class Balancer {

        private final List<Thread> senders = new ArrayList<>();
        private volatile boolean stopped;

        Balancer(HttpClient client, List<Service> nodes, Ledger ledger) {
            for (int sender = 0; sender < 4; sender++) {
                var traffic = new Traffic("rolling" + sender, Tenants.AGENTS);
                senders.add(Thread.ofVirtual().start(() -> {
                    int turn = 0;
                    while (!stopped) {
                        for (Said said : traffic.of(1)) {
                            Service node = nodes.get(turn++ % 2);
                            Service chosen = isReady(client, node) ? node : nodes.get(turn++ % 2);
                            ledger.add(Load.send(client, chosen.address(), said));
                        }
                    }
                }));
            }
        }

        private static boolean isReady(HttpClient client, Service node) {
            try {
                return client.send(
                                        HttpRequest.newBuilder(node.address().resolve("/actuator/health/readiness"))
                                                .timeout(Duration.ofSeconds(2))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (java.io.IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        void stop() {
            stopped = true;
            for (Thread sender : senders) {
                try {
                    sender.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
