package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.eventlog.Receipt;
import com.aivors.source.Source;
import com.aivors.source.Sources;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Calls from Retell's list have a lower priority than webhooks.
@SharedServer
class ReadIntakeTest {

    private static final int WEBHOOKS = 200;
    private static final Source HISTORY = new Source(Sources.HISTORY, Source.Kind.HISTORY, Sources.HISTORY_NAME, null);

    private static TestServer server;
    private static Api client;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        client = Api.operator(server).newClient("Patient");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_patient"));
    }

    @Test
    void callsFromRetellsListWaitBehindWebhooks() throws InterruptedException {
        ReadIntake reads = server.part(ReadIntake.class);
        Intake intake = server.part(Intake.class);
        try (var owner = new Owner(server);
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            owner.execute("begin", "lock table call_event");
            IntStream.range(0, WEBHOOKS)
                    .forEach(i -> senders.execute(
                            () -> Webhook.send(server, Webhook.event("call_ended", "patient_" + i, "agent_patient"))));
            Eventually.until("webhooks wait", Duration.ofSeconds(10), () -> !intake.isQuiet());

            var receipt = new CompletableFuture<Receipt>();
            Thread reading = Thread.ofVirtual().start(() -> receipt.complete(reads.store(HISTORY, "read", body())));
            // The reader checks every 50 ms.
            assertThat(reading.join(Duration.ofMillis(400))).isFalse();
            reading.interrupt();
            assertThat(receipt.join()).isEqualTo(new Receipt.Unavailable());
            owner.execute("rollback");
        }
        // When all senders are answered, a call that was let in would be stored.
        Eventually.until("nothing waits", Duration.ofSeconds(10), intake::isQuiet);
        assertThat(client.get("/api/calls/read").status()).isEqualTo(404);

        assertThat(reads.store(HISTORY, "read", body())).isInstanceOf(Receipt.Stored.class);
        assertThat(client.get("/api/calls/read").status()).isEqualTo(200);
    }

    private static byte[] body() {
        Object call = Webhook.event("call_ended", "read", "agent_patient").get("call");
        return JsonMapper.shared().writeValueAsString(call).getBytes(StandardCharsets.UTF_8);
    }
}
