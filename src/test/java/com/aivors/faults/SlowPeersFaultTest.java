package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.faults.SlowPeers.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// Slowloris: whoever is slow on purpose, in its head, its body or in reading the answer.
@Tag("faults")
class SlowPeersFaultTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static Site site;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("slow-peers");
        site.settleAndCheck(Load.all(new Traffic("warm", Tenants.AGENTS).of(600), site.addresses(), 32));
        // What is read slowly has been read before: its first time is no matter of slow readers.
        try (var answer =
                site.service().address().resolve(SlowPeers.LARGE).toURL().openStream()) {
            assertThat(answer.readAllBytes()).hasSizeGreaterThan(1_000_000);
        }
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Fault(number = 20, value = "slowloris with 2,000 sockets: 900 in the head, 900 in the body, 200 in reading")
    void slowPeers(Figures figures) throws IOException {
        Ledger before = others("before");
        Ledger during;
        long arrival;
        long longest = 0;
        try (Load coming = begin("coming", 100);
                var senders = new SlowPeers(site.service().address(), 900, List.of(Kind.HEADER, Kind.BODY));
                var readers = new SlowPeers(site.service().address(), 200, List.of(Kind.READ))) {
            during = coming.finish();
            arrival = slowest(during);
            during.add(others("during"));
            for (Kind kind : Kind.values()) {
                List<Long> borne = (kind == Kind.READ ? readers : senders).borne(kind, Duration.ofSeconds(60));
                longest = Math.max(longest, Ledger.quantile(borne, 1));
                figures.tell(
                        "%s closed after %.1f to %.1f s",
                        kind, Ledger.quantile(borne, 0) / 1e3, Ledger.quantile(borne, 1) / 1e3);
            }
        }
        Ledger after = others("after");
        figures.tell(
                "others' p99 %d ms before, %d ms among them, %d ms after; slowest %d ms while they came, %d ms in all",
                p99(before), p99(during), p99(after), arrival, slowest(during));
        long usual = Math.max(p99(before), p99(after));
        before.add(during);
        before.add(after);
        figures.tell("%s", site.settleAndCheck(before));
        // A machine that is late for everybody is late for them, too.
        assertThat(longest).as("the last one closed").isLessThanOrEqualTo(LIMIT.toMillis() + slowest(during));
        assertThat(p99(during)).isLessThanOrEqualTo(usual * 3 / 2);
    }

    @Fault(number = 0, value = "control: a server without a limit for the whole request bears slow senders")
    void borneForEver(Figures figures) throws IOException, SQLException {
        try (var patient = new HastyServer(site.database().connect(), HastyServer.Haste.WRITES_ONE_BY_ONE);
                var peers = new SlowPeers(patient.address(), 20, List.of(Kind.BODY))) {
            List<Long> borne = peers.borne(Kind.BODY, LIMIT);
            assertThat(borne).containsOnly(Long.MAX_VALUE);
            figures.tell("all %d still there after 15 s", borne.size());
        }
    }

    /// Usual traffic, ten seconds of it.
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

    private static long p99(Ledger ledger) {
        return Ledger.quantile(ledger.millis(Sent.Outcome.OK), 0.99);
    }
}
