package com.aivors.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.client.Clients;
import com.aivors.platform.database.Pools;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Element;
import com.aivors.retell.Unwrapper;
import com.aivors.source.Source;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Tests events that arrive on two nodes while their agent is handed over.
class HandoverTest {

    private static final int CALLS = 300;
    private static final String NOBODYS = " where client_id = '00000000-0000-0000-0000-000000000000'";

    @Test
    void aHandoverAlsoMovesEventsThatArriveDuringIt() throws Exception {
        try (var one = TestServer.start();
                var two = TestServer.start(Map.of(), one.database());
                var owner = new Owner(one);
                var senders = Executors.newFixedThreadPool(8)) {
            Api operator = Api.operator(one);
            UUID acme = operator.createClient("Acme", "acme@client.test");
            var sent = new AtomicInteger();
            List<Future<String>> outcomes = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                String callId = "call_" + i;
                // Starts without an agent on one node and ends on the other, so that routes are
                // also found late.
                String startedBy = i % 5 == 0 ? null : "agent_x";
                for (Callable<String> send : List.<Callable<String>>of(
                        () -> outcome(sent, one, Webhook.event("call_started", callId, startedBy)),
                        () -> outcome(sent, two, Webhook.event("call_ended", callId, "agent_x")),
                        () -> outcome(sent, one, Webhook.event("call_analyzed", callId, "agent_x")))) {
                    outcomes.add(senders.submit(send));
                }
            }
            Eventually.until("some have arrived", Duration.ofSeconds(20), () -> sent.get() > CALLS);
            Reply reply = operator.post("/api/unclaimed/agent_x/assign", Map.of("clientId", acme));
            for (Future<String> outcome : outcomes) {
                assertThat(outcome.get()).isIn("stored", "unclaimed", "duplicate");
            }

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.data().path("callsMoved").asInt()).isPositive();
            assertThat(owner.count("select count(*) from call_event" + NOBODYS)).isZero();
            assertThat(owner.count("select count(*) from call" + NOBODYS)).isZero();
            assertThat(owner.count("select count(*) from call_transcript" + NOBODYS))
                    .isZero();
            assertThat(owner.count("select count(*) from call_route" + NOBODYS)).isZero();
            assertThat(owner.count("select count(*) from call_event")).isEqualTo(3L * CALLS);
            assertThat(owner.count("select count(*) from call where status = 'ended' and client_id = '" + acme + "'"))
                    .isEqualTo(CALLS);
            assertThat(operator.post("/api/unclaimed/agent_x/assign", Map.of("clientId", acme))
                            .data()
                            .path("callsMoved")
                            .asInt())
                    .isZero();
        }
    }

    /// Tests an order that is very rare by chance: a writer finds no owner of the agent, and
    /// commits after the connection exists.
    @Test
    void aHandoverWaitsForAnOpenTransactionThatFoundNoOwner() throws Exception {
        try (var server = TestServer.start();
                var owner = new Owner(server);
                var operators = Executors.newSingleThreadExecutor();
                var writer = server.part(Pools.class).intake().getConnection()) {
            Api operator = Api.operator(server);
            UUID acme = operator.createClient("Acme", "acme@client.test");
            byte[] body = new JsonMapper().writeValueAsBytes(Webhook.event("call_ended", "late", "agent_late"));
            if (!(new Unwrapper().unwrap(body, null).getFirst() instanceof Element.OfCall(CallEvent event))) {
                throw new AssertionError("no event");
            }
            var source = new Source(new UUID(0, 1), Source.Kind.N8N, "n8n", null);
            var ticket = Ticket.of(source, event, Instant.parse("2026-11-01T12:00:00Z"));

            UUID client = Objects.requireNonNull(
                    new CallRouter().pin(writer, List.of(ticket)).clientOf(ticket));
            server.part(EventStore.class).insert(writer, List.of(new EventStore.Routed(ticket, client)));
            Future<Reply> assigned =
                    operators.submit(() -> operator.post("/api/unclaimed/agent_late/assign", Map.of("clientId", acme)));
            Eventually.until(
                    "the link is there",
                    Duration.ofSeconds(5),
                    () -> owner.count("select count(*) from agent_link where agent_id = 'agent_late'") == 1);
            // Enough time for a handover that does not wait.
            Thread.sleep(500);
            writer.commit();

            assertThat(client).isEqualTo(Clients.NOBODY);
            assertThat(assigned.get().data().path("callsMoved").asInt()).isOne();
            assertThat(owner.count("select count(*) from call_event" + NOBODYS)).isZero();
            assertThat(operator.get("/api/clients/" + acme + "/calls/late").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void connectingAVerifiedAgentMovesItsUnclaimedCalls() throws Exception {
        var retell = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        retell.createContext("/get-agent/agent_p", exchange -> {
            byte[] agent = "{\"agent_id\":\"agent_p\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, agent.length);
            exchange.getResponseBody().write(agent);
            exchange.close();
        });
        retell.start();
        try (var server = TestServer.start(Map.of(
                "AIVORS_AGENT_CLAIMS",
                "verified",
                "RETELL_BASE_URL",
                "http://localhost:" + retell.getAddress().getPort()))) {
            assertThat(Webhook.outcome(server, Webhook.event("call_ended", "proven", "agent_p")))
                    .isEqualTo("unclaimed");
            Api client = Api.operator(server).newClient("Proven");
            assertThat(client.post("/api/retell/connect-agent", Map.of("agentId", "agent_p"))
                            .status())
                    .isEqualTo(200);

            Eventually.until(
                    "the call is the client's",
                    Duration.ofSeconds(5),
                    () -> client.get("/api/calls/proven").status() == 200);
        } finally {
            retell.stop(0);
        }
    }

    private static String outcome(AtomicInteger sent, TestServer server, Object event) {
        String outcome = Webhook.outcome(server, event);
        sent.incrementAndGet();
        return outcome;
    }
}
