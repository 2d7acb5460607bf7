package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aivors.testing.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// The disk takes long for a flush, or reports that a flush failed.
@Tag("faults")
class FlushFaultTest {

    private static final int SENDERS = 64;

    /// When senders wait for their responses, half of them share one flush and half the next.
    private static final int BATCH = SENDERS / 2;

    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open("flush");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    /// @param perSecond acknowledged events per second
    private record Run(Ledger ledger, double perSecond, double batch, double flushes, double mostBytes) {

        /// Returns the rate for this number of senders if each flush includes all waiting events: a
        /// flush takes the delay, and the rest takes as long as without a delay.
        static double expected(Duration delay, double peak) {
            return BATCH / (delay.toMillis() / 1e3 + BATCH / peak);
        }
    }

    @Fault(number = 7, value = "fdatasync delayed by 50 ms, then 200 ms")
    void slowDisk(Figures figures) throws IOException, InterruptedException {
        URI service = site.service().address();
        run("warm", Duration.ZERO, 500, service);
        Run usual = run("usual", Duration.ZERO, 500, service);
        figures.tell("without delay %.0f events/s", usual.perSecond());
        for (Duration delay : List.of(Duration.ofMillis(50), Duration.ofMillis(200))) {
            Run slow = run("slow" + delay.toMillis(), delay, 400, service);
            double expected = Run.expected(delay, usual.perSecond());
            figures.tell(
                    "%d ms: %.0f events/s (%.0f %% of batch ÷ delay), %.0f a commit, %.1f flushes a commit, p99 %d ms, %s",
                    delay.toMillis(),
                    slow.perSecond(),
                    100 * slow.perSecond() / expected,
                    slow.batch(),
                    slow.flushes(),
                    Ledger.quantile(slow.ledger().millis(Sent.Outcome.OK), 0.99),
                    slow.ledger());
            site.settleAndCheck(slow.ledger());
            assertThat(slow.ledger().count(Sent.Outcome.OK))
                    .as("nothing refused while the queue is not full")
                    .isEqualTo(slow.ledger().lines().size());
            assertThat(slow.mostBytes()).isLessThan(64 << 20);
            assertThat(slow.perSecond()).isGreaterThan(0.8 * expected);
        }
    }

    @Fault(number = 0, value = "control: a server that flushes for each event fails behind a slow disk")
    void aServerThatFlushesEachEventIsTooSlow(Figures figures) throws IOException, InterruptedException, SQLException {
        Duration delay = Duration.ofMillis(50);
        try (var patient = new HastyServer(site.database().connect(), HastyServer.Haste.WRITES_ONE_BY_ONE)) {
            Run usual = run("single", Duration.ZERO, 60, patient.address());
            Run slow = run("patient", delay, 60, patient.address());
            double expected = Run.expected(delay, usual.perSecond());
            figures.tell(
                    "%.0f events/s, %.0f %% of batch ÷ delay", slow.perSecond(), 100 * slow.perSecond() / expected);
            assertThat(slow.perSecond()).isLessThan(0.8 * expected);
        }
    }

    /// Attaches strace even without a delay, because strace alone costs time.
    private static Run run(String name, Duration delay, int calls, URI server)
            throws IOException, InterruptedException {
        List<Said> said = new Traffic(name, Tenants.AGENTS).of(calls);
        URI service = site.service().address();
        Scrape before = Scrape.of(service);
        double flushes = flushes();
        double mostBytes = 0;
        try (Tracer _ = Tracer.attach(postmaster(), "fdatasync:delay_enter=" + (1 + delay.toNanos() / 1_000))) {
            long from = System.nanoTime();
            Load load = Load.begin(said, List.of(server), SENDERS, Double.MAX_VALUE);
            while (!load.isDone()) {
                mostBytes = Math.max(mostBytes, Scrape.of(service).sum("aivors_intake_queue_bytes"));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
            Ledger ledger = load.finish();
            load.close();
            double seconds = (System.nanoTime() - from) / 1e9;
            Scrape after = Scrape.of(service);
            double commits = after.sum("aivors_intake_batch_size_events_count")
                    - before.sum("aivors_intake_batch_size_events_count");
            double events = after.sum("aivors_intake_batch_size_events_sum")
                    - before.sum("aivors_intake_batch_size_events_sum");
            return new Run(
                    ledger,
                    ledger.count(Sent.Outcome.OK) / seconds,
                    events / commits,
                    (flushes() - flushes) / commits,
                    mostBytes);
        }
    }

    /// Returns the number of WAL flushes by all processes. Backends report them with a delay.
    private static double flushes() {
        return site.database().count("(select generate_series(1, fsyncs) from pg_stat_io where object = 'wal') f");
    }

    @Fault(number = 8, value = "fdatasync fails once")
    void failingDisk(Figures figures) throws IOException, InterruptedException {
        List<Said> said = new Traffic("ioerror", Tenants.AGENTS).of(250);
        try (Load load = Load.begin(said, List.of(site.service().address()), 32, 60)) {
            Waiting.until(
                    "load", Duration.ofSeconds(30), () -> load.ledger().lines().size() >= 80);
            try (Tracer tracer = Tracer.attach(postmaster(), "fdatasync:error=EIO:when=1")) {
                tracer.awaitInjection();
            }
            Waiting.until(
                    "the database recovers",
                    Duration.ofSeconds(60),
                    () -> site.database().answers());
            Ledger ledger = load.finish();
            figures.tell("%s", ledger);
            figures.tell("%s", site.settleAndCheck(ledger));
        }
    }

    private static long postmaster() throws IOException, InterruptedException {
        assumeTrue(Tracer.isAvailable(), "strace cannot attach to processes here");
        return Long.parseLong(Files.readAllLines(site.database().data().resolve("postmaster.pid"))
                .getFirst()
                .strip());
    }
}
