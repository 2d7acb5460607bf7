package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// Two nodes on one database receive the same events, in any order, twice and at once.
class NodesFaultTest {

    private static TwoNodes nodes;

    @BeforeAll
    static void start() {
        nodes = TwoNodes.start();
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Fault(number = 13, value = "the same bytes 20 times in parallel at two nodes")
    void sameEventInParallelOnTwoNodes(Figures figures) {
        var ledger = new Ledger();
        for (Said said : new Traffic("same", Tenants.AGENTS).call("agent_harbor_01")) {
            ledger.add(Load.all(java.util.Collections.nCopies(20, said), nodes.addresses(), 20));
        }
        assertThat(ledger.count(Sent.Outcome.OK)).isEqualTo(60);
        figures.tell("%s; %s", ledger, nodes.check(ledger));
    }

    @Fault(number = 14, value = "all orders of a call's events with repeats over two nodes, 240 calls")
    void allOrdersOfACallsEvents(Figures figures) {
        orders("orders", 240, figures);
    }

    @Tag("faults")
    @Fault(number = 14, value = "all orders of a call's events with repeats over two nodes, 10,000 calls")
    void allOrdersOfManyCalls(Figures figures) {
        orders("many", 10_000, figures);
    }

    private static void orders(String name, int calls, Figures figures) {
        var traffic = new Traffic(name, Tenants.AGENTS);
        long sent = 0;
        // Works in chunks that are checked and then dropped, because the bodies of all calls would
        // fill the memory.
        for (int done = 0; done < calls; done += 500) {
            Ledger ledger = inOrders(traffic, done, Math.min(500, calls - done));
            nodes.check(ledger);
            assertThat(ledger.unacknowledged()).isEmpty();
            sent += ledger.lines().size();
        }
        figures.tell("%d calls, %d sent", calls, sent);
    }

    private static Ledger inOrders(Traffic traffic, int from, int calls) {
        var ledger = new Ledger();
        try (var client = HttpClient.newHttpClient();
                var executor = Executors.newFixedThreadPool(12)) {
            for (int i = from; i < from + calls; i++) {
                List<Said> events = traffic.call(Tenants.AGENTS.get(i % Tenants.AGENTS.size()));
                List<Said> order = order(events, i);
                int first = i % 2;
                executor.execute(() -> {
                    for (int at = 0; at < order.size(); at++) {
                        ledger.add(Load.send(client, nodes.addresses().get((first + at) % 2), order.get(at)));
                    }
                });
            }
        }
        return ledger;
    }

    /// Returns the n-th of the six orders, with one of the three events repeated at the end.
    private static List<Said> order(List<Said> events, int n) {
        var rest = new ArrayList<>(events);
        var order = new ArrayList<Said>();
        order.add(rest.remove(n % 3));
        order.add(rest.remove(n / 3 % 2));
        order.add(rest.removeFirst());
        order.add(events.get(n / 6 % 3));
        return order;
    }

    @Fault(number = 17, value = "agent moves to another client between the events of one call")
    void agentMoves(Figures figures) throws Exception {
        var traffic = new Traffic("moves", List.of("agent_moving_01"));
        int moved = 0;
        for (int round = 0; round < 6; round++) {
            nodes.connect("agent_moving_01", round % 2 == 0 ? Tenants.HARBOR : Tenants.BRIGHT);
            List<Said> before = order(traffic.call("agent_moving_01"), round);
            var ledger = Load.all(before.subList(0, 1), nodes.addresses().subList(0, 1), 1);
            nodes.connect("agent_moving_01", round % 2 == 0 ? Tenants.BRIGHT : Tenants.HARBOR);
            ledger.add(Load.all(before.subList(1, 3), nodes.addresses().subList(1, 2), 1));
            List<Said> after = traffic.call("agent_moving_01");
            ledger.add(Load.all(after, nodes.addresses(), 3));
            assertThat(ledger.unacknowledged()).isEmpty();
            assertThat(nodes.ownersOf(before.getFirst().callId()))
                    .containsExactly(round % 2 == 0 ? Tenants.HARBOR : Tenants.BRIGHT);
            assertThat(nodes.ownersOf(after.getFirst().callId()))
                    .containsExactly(round % 2 == 0 ? Tenants.BRIGHT : Tenants.HARBOR);
            moved++;
        }
        figures.tell("%d moves", moved);
    }

    @Fault(number = 16, value = "two clients connect one agent at once, 60 rounds")
    void claimRace(Figures figures) throws Exception {
        race("short", 60, figures);
    }

    @Tag("faults")
    @Fault(number = 16, value = "two clients connect one agent at once, 1,000 rounds")
    void longClaimRace(Figures figures) throws Exception {
        race("long", 1_000, figures);
    }

    private static void race(String name, int rounds, Figures figures) throws InterruptedException, ExecutionException {
        Api operator = Api.operator(nodes.one());
        Api left = operator.newClient("Left " + name);
        Api right = operator.newClient("Right " + name).at(nodes.other());
        int leftWins = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds; round++) {
                Map<String, String> agent = Map.of("agentId", "agent_race_" + name + round);
                List<Callable<Reply>> both = List.of(
                        () -> left.post("/api/retell/connect-agent", agent),
                        () -> right.post("/api/retell/connect-agent", agent));
                var statuses = new ArrayList<Integer>();
                for (Future<Reply> reply : executor.invokeAll(both)) {
                    statuses.add(reply.get().status());
                }
                assertThat(statuses).as("round " + round).containsExactlyInAnyOrder(200, 409);
                leftWins += statuses.getFirst() == 200 ? 1 : 0;
            }
        }
        figures.tell("first client won %d of %d", leftWins, rounds);
    }

    @Fault(number = 12, value = "one event the database refuses among 255 good ones, ×3")
    void oneRefusedEventInABatch(Figures figures) {
        figures.tell("%s", Poison.send(nodes, "poison", 3));
    }

    @Tag("faults")
    @Fault(number = 12, value = "one event the database refuses among 255 good ones, ×100")
    void refusedEventsInManyBatches(Figures figures) {
        figures.tell("%s", Poison.send(nodes, "venom", 100));
    }

    @Fault(number = 15, value = "ended only, analyzed only, thirty days late, two analyses in both orders")
    void unusualCalls(Figures figures) {
        figures.tell("%s", Unusual.send(nodes));
    }

    @Fault(number = 22, value = "everything replayed twice, shuffled: calls and rollups stay byte for byte")
    void replayKeepsAndRestoresAllCalls(Figures figures) throws Exception {
        Ledger ledger = Load.all(new Traffic("replay", Tenants.AGENTS).of(80), nodes.addresses(), 16);
        nodes.awaitRollups();
        String before = nodes.dump();
        int calls = nodes.replayAll();
        nodes.replayAll();
        assertThat(nodes.replay("2000-01-01T00:00:00Z")).isZero();
        assertThat(nodes.replay("2000-01-01T00:00:00Z")).isZero();
        assertThat(nodes.dump()).isEqualTo(before);
        nodes.execute("update call set duration_ms = duration_ms + 1, status = 'ongoing', sentiment = 'Positive'");
        assertThat(nodes.replay("2000-01-01T00:00:00Z")).isPositive();
        nodes.awaitRollups();
        assertThat(nodes.dump()).as("repaired").isEqualTo(before);
        nodes.execute("truncate call, call_transcript");
        nodes.replayAll();
        nodes.awaitRollups();
        assertThat(nodes.dump()).as("rebuilt from the events alone").isEqualTo(before);
        figures.tell("%d calls, %d characters of tables; %s", calls, before.length(), nodes.check(ledger));
    }

    @Fault(number = 23, value = "a clock 10 minutes off in either direction: the message names the clock")
    void clockErrorsNameTheClock(Figures figures) {
        figures.tell("%s", Clocks.check(nodes));
    }
}
