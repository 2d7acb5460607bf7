package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// Sends far more than the service can take, for minutes. The service and its database have half of
/// the processors, the generator has the others.
@Tag("faults")
class FloodFaultTest {

    private static final Duration TIME =
            Duration.ofSeconds(Integer.parseInt(System.getenv().getOrDefault("AIVORS_FAULT_OVERLOAD_SECONDS", "120")));
    private static final Duration PEAK_TIME = TIME.dividedBy(4);
    private static final int USUAL_CONNECTIONS = 64;
    private static final int MANY_CONNECTIONS = 1_024;

    /// Some hundred more than may wait with this heap.
    private static final int TOO_MANY_CONNECTIONS = 2_048;
    private static final double NO_LIMIT = 1e9;

    /// The heap of this service is 400 MB.
    private static final long MOST_MEGABYTES = 900;

    private static final List<Template> TEMPLATES = new Traffic("flood0000", Tenants.AGENTS)
            .of(250).stream().map(Template::new).toList();

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static Site site;
    private static Cores cores;

    @BeforeAll
    static void open() {
        site = Site.open("flood");
        cores = Cores.split(LongStream.concat(
                LongStream.of(site.service().pid()), site.database().processes()));
        // Warms up the JIT compiler: repeats rounds until one is no better than the previous one.
        double last = 0;
        double now = peak();
        for (int round = 0; round < 6 && now > last * 1.05; round++) {
            last = now;
            now = peak();
        }
    }

    @AfterAll
    static void close() {
        cores.close();
        site.close();
    }

    @Fault(number = 9, value = "offered load ×3")
    void threeTimesThePeakLoad(Figures figures) {
        overload(3, figures);
    }

    @Fault(number = 9, value = "offered load ×10")
    void tenTimesThePeakLoad(Figures figures) {
        overload(10, figures);
    }

    /// In the tests above, the service lets all senders wait. Here it must refuse some. Refusals
    /// take time from the accepted requests, but must leave most of it.
    @Fault(number = 9, value = "more senders at once than may wait")
    void moreSendersThanMayWait(Figures figures) {
        double before = peak();
        var memory = new ArrayList<Long>();
        Flood.Outcome over = sampled(memory, TOO_MANY_CONNECTIONS, 3 * before, TIME.dividedBy(2));
        long back = site.service().awaitOk(Duration.ofSeconds(5));
        figures.tell(
                "%d refused in %d ms (p50), %d ms (p99); goodput %.0f/s of %.0f/s, p99 %d ms",
                over.refused().size(),
                Ledger.quantile(over.refused(), 0.5),
                Ledger.quantile(over.refused(), 0.99),
                over.goodput(),
                before,
                Ledger.quantile(over.accepted(), 0.99));
        figures.tell("at most %d MB; next 200 after %d ms", Ledger.quantile(memory, 1), back);
        figures.tell("%s", site.settleAndCheck(over.sample()));
        assertThat(over.refused()).isNotEmpty();
        assertThat(over.goodput()).isGreaterThanOrEqualTo(0.6 * before);
        assertAnswers(over);
        assertThat(memory).allMatch(megabytes -> megabytes < MOST_MEGABYTES);
    }

    /// A server that accepts everybody works for all requests and completes few.
    @Fault(number = 0, value = "control: a server that turns nobody away fails under ×3")
    void aServerWithoutAdmissionLimitFails(Figures figures) throws IOException {
        try (var server = new CrowdedServer()) {
            Duration time = Duration.ofSeconds(5);
            double peak =
                    flood(server.address(), USUAL_CONNECTIONS, NO_LIMIT, time).goodput();
            Flood.Outcome over = flood(server.address(), MANY_CONNECTIONS, 3 * peak, time);
            figures.tell("%.0f/s of %.0f/s", over.goodput(), peak);
            assertThatThrownBy(() -> assertServesOn(over, peak)).isInstanceOf(AssertionError.class);
        }
    }

    private static void overload(int times, Figures figures) {
        double before = peak();
        var memory = new ArrayList<Long>();
        Flood.Outcome over = sampled(memory, MANY_CONNECTIONS, times * before, TIME);
        long back = site.service().awaitOk(Duration.ofSeconds(5));
        Ledger calm = calm(times);
        double after = peak();
        // Other work on the machine changes its peak during these minutes, so the mean of both
        // measurements counts.
        double peak = (before + after) / 2;
        figures.tell(
                "peak %.0f and %.0f/s, %d senders with ×%d of it, who sent %.0f/s for %d s, goodput %.0f/s (%.0f %%), p99 %d ms",
                before,
                after,
                MANY_CONNECTIONS,
                times,
                over.offered(),
                TIME.toSeconds(),
                over.goodput(),
                100 * over.goodput() / peak,
                Ledger.quantile(over.accepted(), 0.99));
        figures.tell(
                "%d refused in %d ms (p50), %d ms (p99)",
                over.refused().size(), Ledger.quantile(over.refused(), 0.5), Ledger.quantile(over.refused(), 0.99));
        figures.tell(
                "%d to %d MB; next 200 after %d ms; processors %s",
                Ledger.quantile(memory, 0), Ledger.quantile(memory, 1), back, cores.isSplit() ? "split" : "shared");
        figures.tell("%s", site.settleAndCheck(over.sample()));
        assertServesOn(over, peak);
        assertThat(memory).allMatch(megabytes -> megabytes < MOST_MEGABYTES);
        assertThat(calm.count(Sent.Outcome.OK)).isEqualTo(calm.lines().size());
    }

    /// Sends at a usual rate, directly after the flood.
    private static Ledger calm(int times) {
        List<Said> said = new Traffic("calm" + times, Tenants.AGENTS).of(30);
        try (Load load = Load.begin(said, List.of(site.service().address()), 4, 30)) {
            return load.finish();
        }
    }

    private static void assertServesOn(Flood.Outcome over, double peak) {
        assertThat(over.goodput()).isGreaterThanOrEqualTo(0.9 * peak);
        assertAnswers(over);
    }

    private static void assertAnswers(Flood.Outcome over) {
        assertThat(over.wrong()).as("neither 200 nor 503 with Retry-After").isZero();
        long served = Ledger.quantile(over.accepted(), 0.99);
        // On a machine that needs more than 2 s for all senders, refusals must still be faster than
        // the accepted requests.
        assertThat(Ledger.quantile(over.refused(), 0.99)).as("refused fast").isLessThan(Math.max(2_000, served));
        assertThat(served).as("served before a sender gives up").isLessThan(5_000);
    }

    private static double peak() {
        return flood(site.service().address(), USUAL_CONNECTIONS, NO_LIMIT, PEAK_TIME)
                .goodput();
    }

    /// @param memory receives the resident memory of the service during the flood, in megabytes
    private static Flood.Outcome sampled(List<Long> memory, int connections, double perSecond, Duration time) {
        try (var _ = new Sampler(() -> memory.add(site.service().residentMegabytes()))) {
            return flood(site.service().address(), connections, perSecond, time);
        }
    }

    private static Flood.Outcome flood(URI node, int connections, double perSecond, Duration time) {
        return Flood.run(node, TEMPLATES, NUMBERS, connections, perSecond, time);
    }
}
