package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// More than it can take, and senders or readers that are slow.
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

    @Fault(number = 9, value = "offered load ×3 and ×10: bounded memory, refusals with Retry-After, recovery")
    void overload(Figures figures) {
        long from = System.nanoTime();
        Ledger peak = send("peak", 800, 64);
        double goodput = peak.count(Sent.Outcome.OK) / seconds(from);
        figures.tell("peak %.0f/s", goodput);
        var all = new Ledger();
        all.add(peak);
        for (int times : List.of(3, 10)) {
            from = System.nanoTime();
            Ledger over = send("times" + times, 1_200, 64 * times);
            double now = over.count(Sent.Outcome.OK) / seconds(from);
            figures.tell(
                    "×%d: %.0f/s (%.0f %%), p99 %d ms, %d refused, %d MB",
                    times,
                    now,
                    100 * now / goodput,
                    Ledger.quantile(over.millis(Sent.Outcome.OK), 0.99),
                    over.count(Sent.Outcome.FAIL),
                    site.service().residentMegabytes());
            assertThat(site.service().residentMegabytes()).isLessThan(900);
            all.add(over);
        }
        long back = site.service().awaitOk(Duration.ofSeconds(5));
        figures.tell("next 200 after %d ms; %s", back, site.settleAndCheck(all));
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
    void slowReports(Figures figures) throws InterruptedException {
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

    private static double seconds(long from) {
        return (System.nanoTime() - from) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
