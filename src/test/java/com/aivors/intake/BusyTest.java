package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BusyTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        Api client = Api.operator(server).newClient("Doors");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_doors"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply send(int call) {
        return Webhook.send(server, Webhook.event("call_started", "doors_" + call, "agent_doors"));
    }

    /// Nothing can be written: the first requests wait, and later ones are refused.
    @Test
    void theServerRefusesNewEventsAtOnceWhileOthersWait() throws InterruptedException {
        try (var owner = new Owner(server);
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            owner.execute("begin", "lock table call_event");
            var waiting = IntStream.range(0, 32)
                    .<Callable<Reply>>mapToObj(call -> () -> send(call))
                    .map(senders::submit)
                    .toList();
            Thread.sleep(3_300);

            long from = System.nanoTime();
            Reply reply = send(1_000);
            long millis = (System.nanoTime() - from) / 1_000_000;

            assertThat(reply.status()).as(reply.text()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).contains("1");
            assertThat(reply.text()).contains("busy");
            assertThat(millis).isLessThan(1_000);
            assertThat(Api.of(server).get("/actuator/health/liveness").status()).isEqualTo(200);

            owner.execute("rollback");
            assertThat(waiting)
                    .allSatisfy(answer -> assertThat(answer.get().status()).isIn(200, 503));
            Eventually.until(
                    "room again", Duration.ofSeconds(5), () -> send(1_000).status() == 200);
        }
    }
}
