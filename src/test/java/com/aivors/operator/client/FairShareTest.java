package com.aivors.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.SlowReads;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// An operator's reads of a client count toward that client's share of slow reads.
@SharedServer
class FairShareTest {

    /// The limit of one client.
    private static final int AT_ONCE = 2;

    @Test
    void operatorReadsCountTowardsTheClientsLimit(TestServer server) throws Exception {
        Api operator = Api.operator(server);
        UUID client = operator.createClient("Fair Share", "fair-share@client.test");
        Api owner = Api.of(server).signIn("fair-share@client.test", Api.PASSWORD);
        operator.send("PUT", "/api/clients/" + client + "/plan", Map.of("clientSees", true));
        String calls = "/api/clients/" + client + "/calls";
        String month = YearMonth.now(ZoneOffset.UTC) + ".csv";
        String statement = "/api/clients/" + client + "/statements/" + month;
        assertThat(operator.get(calls + "?q=word").status()).isEqualTo(200);

        var end = new CountDownLatch(1);
        var held = new AtomicInteger();
        var running = new ArrayList<Future<?>>();
        SlowReads reads = server.part(SlowReads.class);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < AT_ONCE; i++) {
                    running.add(people.submit(() -> reads.asClient(client, _ -> {
                        held.incrementAndGet();
                        return hasEnded(end);
                    })));
                }
                Eventually.until("the client holds its share", Duration.ofSeconds(10), () -> held.get() == AT_ONCE);

                assertThat(operator.get(calls).status())
                        .as("a list is no slow read")
                        .isEqualTo(200);
                List<Future<Reply>> refused = List.of(
                        people.submit(() -> operator.get(calls + "?q=word")),
                        people.submit(() -> operator.get(statement)),
                        people.submit(() -> owner.get("/api/statements/" + month)));
                for (Future<Reply> reply : refused) {
                    assertThat(reply.get().status()).isEqualTo(429);
                    assertThat(reply.get().code()).isEqualTo("too-many-reads");
                }
            } finally {
                end.countDown();
            }
        }
        for (Future<?> read : running) {
            assertThat(read.get()).isEqualTo(true);
        }
        assertThat(operator.get(statement).status()).isEqualTo(200);
    }

    private static boolean hasEnded(CountDownLatch end) {
        try {
            return end.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
