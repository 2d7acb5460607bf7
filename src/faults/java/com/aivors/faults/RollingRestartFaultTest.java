package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/// Updates the nodes behind a balancer one after the other, without a failed request.
@Tag("faults")
class RollingRestartFaultTest {

    private static final int SENDERS = 16;
    private static final double PER_SECOND = 40;

    @Fault(number = 19, value = "rolling restart of two nodes behind a balancer, ×10")
    void rollingRestart(Figures figures) throws IOException {
        try (Site site = Site.open("rolling")) {
            Service other = site.node(site.database().url());
            other.start();
            var ledger = new Ledger();
            var served = new ArrayList<Long>();
            try (var balancer = new Balancer(List.of(site.service(), other))) {
                for (int round = 0; round < 10; round++) {
                    for (Service node : List.of(site.service(), other)) {
                        restart(balancer, node, "rolling%d_%d".formatted(round, served.size()), ledger, served);
                    }
                }
            }
            figures.tell("%s; slowest %d ms", ledger, Ledger.quantile(ledger.millis(Sent.Outcome.OK), 1));
            figures.times("served on after readiness had said no", served);
            figures.tell("%s", site.settleAndCheck(ledger));
            assertThat(ledger.count(Sent.Outcome.OK)).isEqualTo(ledger.lines().size());
        }
    }

    /// Without time for the balancer to notice, requests fail. This shows why the shutdown waits.
    @Fault(number = 0, value = "control: a node that ends without readiness saying no fails requests")
    void aNodeKilledWithoutDrainFailsRequests(Figures figures) throws IOException {
        try (Site site = Site.open("abrupt")) {
            Service other = site.node(site.database().url());
            other.start();
            try (var balancer = new Balancer(List.of(site.service(), other));
                    Load load = begin("abrupt", balancer.address())) {
                Waiting.until(
                        "load",
                        Duration.ofSeconds(30),
                        () -> load.ledger().lines().size() > 40);
                other.kill();
                balancer.await(other, false);
                Ledger ledger = load.stop();
                figures.tell("%s", ledger);
                assertThat(ledger.count(Sent.Outcome.OK))
                        .isLessThan(ledger.lines().size());
            }
        }
    }

    private static void restart(Balancer balancer, Service node, String name, Ledger ledger, List<Long> served) {
        try (Load load = begin(name, balancer.address())) {
            served.add(end(node));
            node.start();
            balancer.await(node, true);
            ledger.add(load.stop());
        }
    }

    /// @return the time for which the node took requests after its readiness had become negative,
    ///     in milliseconds
    private static long end(Service node) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(Balancer.isReady(client, node)).isTrue();
            node.terminate();
            Waiting.until("readiness says no", Duration.ofSeconds(10), () -> !Balancer.isReady(client, node));
            long notReady = System.nanoTime();
            assertThat(node.probe()).as("the listener is still open").isEqualTo(200);
            Waiting.until("the listener closes", Duration.ofSeconds(20), () -> node.probe() != 200);
            long closed = (System.nanoTime() - notReady) / 1_000_000;
            node.stop();
            return closed;
        }
    }

    private static Load begin(String name, URI address) {
        return Load.begin(new Traffic(name, Tenants.AGENTS).of(800), List.of(address), SENDERS, PER_SECOND);
    }
}
