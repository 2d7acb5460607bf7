package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tests the rollup job of a running service.
class RollupJobTest {

    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);

    private static TestServer server;
    private static Owner owner;
    private static Api client;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = new Owner(server);
        client = Api.operator(server).newClient("Rolled");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_rolled"));
    }

    @AfterAll
    static void stop() {
        owner.close();
        server.close();
    }

    @Test
    void countsNewCallsAndTakesOverFromADeadNode() {
        send("one");
        Eventually.until("it is counted", TAKEN_OVER, () -> counted() == 1);
        assertThat(callsOfOverview()).isOne();

        owner.execute("set role aivors_intake", """
                update scheduled_task set picked = true, picked_by = 'gone', last_heartbeat = now() - interval '1 minute'
                 where task_name = 'rollup'
                """, "reset role");
        send("two");
        assertThat(callsOfOverview()).isEqualTo(2);
        Eventually.until("another node counts it", TAKEN_OVER, () -> counted() == 2);
        assertThat(callsOfOverview()).isEqualTo(2);
    }

    @Test
    void metricsShowTheBacklog() {
        Eventually.until("it is measured", TAKEN_OVER, () -> {
            String metrics = Api.of(server).get("/actuator/prometheus").text();
            return metrics.matches("(?s).*\\naivors_rollup_marks \\d.*")
                    && metrics.matches("(?s).*\\naivors_rollup_oldest_seconds \\d.*");
        });
    }

    private static void send(String callId) {
        assertThat(Webhook.outcome(server, Webhook.event("call_ended", callId, "agent_rolled")))
                .isEqualTo("stored");
    }

    private static long counted() {
        return owner.count("select coalesce(sum(calls), 0) from call_rollup");
    }

    private static long callsOfOverview() {
        return client.get("/api/analytics/overview?from=2026-09-01T00:00:00Z&to=2026-10-30T00:00:00Z")
                .data()
                .at("/totals/calls")
                .asLong();
    }
}
