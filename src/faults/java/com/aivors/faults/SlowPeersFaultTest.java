package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.faults.SlowPeers.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// Slowloris: clients that are slow on purpose, in the head, in the body, or in reading the
/// response.
@Tag("faults")
class SlowPeersFaultTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static Site site;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("slow-peers");
        site.settleAndCheck(Load.all(new Traffic("warm", Tenants.AGENTS).of(600), site.addresses(), 32));
        // Reads the file once before, so that the cost of its first reading does not distort the
        // test.
        try (var answer =
                site.service().address().resolve(SlowPeers.LARGE).toURL().openStream()) {
            assertThat(answer.readAllBytes()).hasSizeGreaterThan(1_000_000);
        }
    }

    @AfterAll
    static void close() {
        site.close();
    }

    /// Measures several rounds and uses the median. In a single round, a short pause of the machine
    /// would decide the p99.
    @Fault(number = 20, value = "slowloris with 2,000 sockets, ×3: 900 in the head, 900 in the body, 200 in reading")
    void slowPeers(Figures figures) throws IOException {
        var usual = new ArrayList<Ledger>();
        var during = new ArrayList<Ledger>();
        var borne = new EnumMap<Kind, List<Long>>(Kind.class);
        long arrival = 0;
        for (int round = 1; round <= 3; round++) {
            usual.add(others("before " + round));
            try (Load coming = begin("coming " + round, 100);
                    var senders = new SlowPeers(site.service().address(), 900, List.of(Kind.HEADER, Kind.BODY));
                    var readers = new SlowPeers(site.service().address(), 200, List.of(Kind.READ))) {
                Ledger meanwhile = coming.finish();
                arrival = Math.max(arrival, slowest(meanwhile));
                meanwhile.add(others("during " + round));
                during.add(meanwhile);
                for (Kind kind : Kind.values()) {
                    SlowPeers peers = kind == Kind.READ ? readers : senders;
                    borne.computeIfAbsent(kind, _ -> new ArrayList<>())
                            .addAll(peers.borne(kind, Duration.ofSeconds(60)));
                }
            }
        }
        usual.add(others("after"));
        borne.forEach((kind, millis) -> figures.tell(
                "%s closed after %.1f to %.1f s",
                kind, Ledger.quantile(millis, 0) / 1e3, Ledger.quantile(millis, 1) / 1e3));
        Ledger all = all(usual);
        Ledger allDuring = all(during);
        long limit = middleP99(usual) * 3 / 2;
        long amongThem = middleP99(during);
        figures.tell(
                "others' p99 in the middle round %d ms before and after, %d ms among them (limit %d), in all rounds %d and %d ms; slowest %d ms while they came, %d ms in all",
                middleP99(usual), amongThem, limit, p99(all), p99(allDuring), arrival, slowest(allDuring));
        // A machine that is late for all connections is late for the slow ones too.
        long late = LIMIT.toMillis() + slowest(allDuring);
        all.add(allDuring);
        figures.tell("%s", site.settleAndCheck(all));
        assertThat(borne.values())
                .allSatisfy(millis -> assertThat(millis)
                        .as("closed after")
                        .allSatisfy(each -> assertThat(each).isLessThanOrEqualTo(late)));
        assertThat(amongThem).as("the others' p99").isLessThanOrEqualTo(limit);
    }

    @Fault(number = 0, value = "control: a server without a limit for the whole request bears slow senders")
    void aServerWithoutRequestTimeoutKeepsSlowSenders(Figures figures) throws IOException, SQLException {
        try (var patient = new HastyServer(site.database().connect(), HastyServer.Haste.WRITES_ONE_BY_ONE);
                var peers = new SlowPeers(patient.address(), 20, List.of(Kind.BODY))) {
            List<Long> borne = peers.borne(Kind.BODY, LIMIT);
            assertThat(borne).containsOnly(Long.MAX_VALUE);
            figures.tell("all %d still there after 15 s", borne.size());
        }
    }

    /// Sends ten seconds of normal traffic.
    private static Ledger others(String name) {
        try (Load load = begin(name, 180)) {
            return load.finish();
        }
    }

    private static Load begin(String name, int calls) {
        return Load.begin(new Traffic(name, Tenants.AGENTS).of(calls), site.addresses(), 32, 60);
    }

    private static long slowest(Ledger ledger) {
        return Ledger.quantile(ledger.millis(Sent.Outcome.OK), 1);
    }

    private static Ledger all(List<Ledger> rounds) {
        var all = new Ledger();
        rounds.forEach(all::add);
        return all;
    }

    private static long middleP99(List<Ledger> rounds) {
        return Ledger.quantile(rounds.stream().map(SlowPeersFaultTest::p99).toList(), 0.5);
    }

    private static long p99(Ledger ledger) {
        return Ledger.quantile(ledger.millis(Sent.Outcome.OK), 0.99);
    }
}
