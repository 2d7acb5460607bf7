package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// Sends more than the service can take, or blocks its readers.
@Tag("faults")
class OverloadFaultTest {

    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open("overload");
        Ledger warm = send("warm", 800, 64);
        site.settleAndCheck(warm);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static Ledger send(String name, int calls, int connections) {
        return Load.all(
                new Traffic(name, Tenants.AGENTS).of(calls),
                List.of(site.service().address()),
                connections);
    }

    @Fault(number = 9, value = "database stalled under ×3 load until the queue is full: 503, then recovery")
    void fullQueue(Figures figures) {
        List<Said> said = new Traffic("stalled", Tenants.AGENTS).of(1_500);
        Thread lock = site.database().lock("call_event", Duration.ofSeconds(12));
        try (Load load = Load.begin(said, List.of(site.service().address()), 192, 400)) {
            Waiting.until(
                    "refusals", Duration.ofSeconds(20), () -> load.ledger().count(Sent.Outcome.FAIL) > 0);
            long memory = site.service().residentMegabytes();
            Waiting.until("the end of the stall", Duration.ofSeconds(30), () -> !lock.isAlive());
            long ended = System.currentTimeMillis();
            Waiting.until(
                    "a 200",
                    Duration.ofSeconds(10),
                    () -> load.ledger().firstOkAfter(ended) < Long.MAX_VALUE || load.isDone());
            Ledger ledger = load.finish();
            figures.tell(
                    "%s, slowest refusal %d ms, %d MB",
                    ledger, Ledger.quantile(ledger.millis(Sent.Outcome.FAIL), 1), memory);
            figures.tell("%s", site.settleAndCheck(ledger));
            assertThat(Ledger.quantile(ledger.millis(Sent.Outcome.FAIL), 1)).isLessThan(10_000);
        }
    }

    @Fault(number = 10, value = "every read connection stuck: intake goes on")
    void stuckReadConnections(Figures figures) throws InterruptedException {
        Ledger before = send("readers", 300, 16);
        long usual = Ledger.quantile(before.millis(Sent.Outcome.OK), 0.99);
        Thread lock = site.database().lock("app_user", Duration.ofSeconds(10));
        var readers = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            readers.add(Thread.ofVirtual().start(OverloadFaultTest::signIn));
        }
        Ledger during = send("stuck", 300, 16);
        long stuck = Ledger.quantile(during.millis(Sent.Outcome.OK), 0.99);
        boolean whole = lock.isAlive();
        lock.join();
        for (Thread reader : readers) {
            reader.join();
        }
        before.add(during);
        figures.tell(
                "p99 %d ms, with stuck reads %d ms, slowest %d ms",
                usual, stuck, Ledger.quantile(during.millis(Sent.Outcome.OK), 1));
        figures.tell("%s", site.settleAndCheck(before));
        assertThat(whole).as("the lock outlasted the load").isTrue();
        assertThat(stuck).isLessThan(Math.max(usual * 3 / 2, usual + 150));
    }

    private static void signIn() {
        String body = "{\"email\":\"%s\",\"password\":\"wrong password\"}".formatted(Service.OPERATOR_EMAIL);
        String head = "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n";
        try {
            var _ = RawHttp.send(site.service().address(), 20_000, (head + body).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
