package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// The database does not respond, is slow, is locked, or refuses an event.
@Tag("faults")
class DatabaseFaultTest {

    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static Site site;
    private static DatabaseProxy proxy;
    private static Service service;

    @BeforeAll
    static void open() {
        site = Site.open("database");
        proxy = new DatabaseProxy(site.database().port());
        service = site.node(site.database().url(proxy.port()));
        service.start();
    }

    @AfterAll
    static void close() {
        proxy.close();
        site.close();
    }

    @Fault(number = 6, value = "database unreachable in silence for 60 s")
    void unreachableDatabase(Figures figures) throws Exception {
        List<Said> said = new Traffic("silence", Tenants.AGENTS).of(1_500);
        try (Load load = Load.begin(said, List.of(service.address()), 64, 40)) {
            Waiting.until(
                    "load", Duration.ofSeconds(60), () -> load.ledger().lines().size() >= 100);
            proxy.silence();
            long silent = System.currentTimeMillis();
            long healing = System.nanoTime() + SILENCE.toNanos();
            long signIn = slowestRead(healing);
            Waiting.until("healing", SILENCE.plusSeconds(1), () -> System.nanoTime() > healing);
            proxy.heal();
            long healed = System.currentTimeMillis();
            Waiting.until("a 200", Duration.ofSeconds(30), () -> load.ledger().firstOkAfter(healed) < Long.MAX_VALUE);
            Ledger ledger = load.stop();
            List<Long> waits = ledger.lines().stream()
                    .filter(sent -> sent.at() > silent && sent.at() < healed && sent.outcome() == Sent.Outcome.FAIL)
                    .map(Sent::millis)
                    .toList();
            long refused = ledger.firstFailAfter(silent);
            long back = ledger.firstOkAfter(healed);
            figures.tell("%s", ledger);
            figures.tell("first 503 after %.1f s, slowest %.1f s", refused / 1e3, Ledger.quantile(waits, 1) / 1e3);
            figures.tell("first 200 %.1f s after healing; slowest read %.1f s", back / 1e3, signIn / 1e3);
            figures.tell("%s", site.settleAndCheck(ledger));
            assertThat(refused).as("first 503").isLessThan(5_500);
            assertThat(Ledger.quantile(waits, 1)).as("slowest 503").isLessThan(8_000);
            assertThat(back).as("first 200 after healing").isLessThan(3_500);
        }
    }

    /// @return the duration of the slowest sign-in, which needs the database, in milliseconds
    private static long slowestRead(long until) throws Exception {
        long slowest = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until - Duration.ofSeconds(10).toNanos()) {
                long from = System.nanoTime();
                HttpResponse<String> answer = signIn(client, service.address());
                slowest = Math.max(slowest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
        }
        return slowest;
    }

    private static HttpResponse<String> signIn(HttpClient client, URI node) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(node.resolve("/api/auth/login"))
                        .timeout(Duration.ofSeconds(30))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"%s\",\"password\":\"%s\"}"
                                .formatted(Service.OPERATOR_EMAIL, Service.OPERATOR_PASSWORD)))
                        .build(),
                BodyHandlers.ofString());
    }

    @Fault(number = 11, value = "LOCK TABLE call for 30 s")
    void lockedTable(Figures figures) throws SQLException {
        List<Said> said = new Traffic("lock", Tenants.AGENTS).of(500);
        try (Load load = Load.begin(said, List.of(site.service().address()), 64, 50)) {
            Waiting.until(
                    "load", Duration.ofSeconds(30), () -> load.ledger().lines().size() >= 100);
            try (Connection connection = site.database().connect();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table call in access exclusive mode");
                long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
                Waiting.until("the end of the lock", Duration.ofSeconds(31), () -> System.nanoTime() > until);
                connection.rollback();
            }
            long merged = Waiting.until(
                    "all events merged",
                    Duration.ofSeconds(30),
                    () -> site.database().count("merge_backlog") == 0);
            Ledger ledger = load.finish();
            figures.tell("%s, merged %.1f s after the lock", ledger, merged / 1e3);
            figures.tell("%s", site.settleAndCheck(ledger));
            assertThat(merged).isLessThan(10_500);
        }
    }
}
