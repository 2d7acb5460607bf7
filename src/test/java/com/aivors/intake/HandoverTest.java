package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Two nodes, events that arrive while their agent is handed over.
class HandoverTest {

    private static final int CALLS = 300;
    private static final String NOBODYS = " where client_id = '00000000-0000-0000-0000-000000000000'";

    @Test
    void noEventStaysBehindWhileAnAgentIsHandedOver() throws Exception {
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
                // Started without naming the agent on one node, ended on the other: routes are found late too.
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

    private static String outcome(AtomicInteger sent, TestServer server, Object event) {
        String outcome = Webhook.outcome(server, event);
        sent.incrementAndGet();
        return outcome;
    }
}
