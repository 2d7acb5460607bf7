package com.aivors.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The time of an agent's last call and a client's recent number of calls are equal before and
/// after the rollup of their hours.
class AgentFactsTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    @Test
    void agentFactsMatchTheCallsBeforeAndAfterTheRollup() throws Exception {
        try (TestServer server = TestServer.start();
                Owner owner = new Owner(server)) {
            Api operator = Api.operator(server);
            UUID client = operator.createClient("Facts", "facts@client.test");
            String path = "/api/clients/" + client;
            for (String agent : new String[] {"agent_busy", "agent_rare", "agent_idle"}) {
                operator.post(path + "/agents", Map.of("agentId", agent));
            }
            call(server, "busy_1", "agent_busy", 340);
            call(server, "busy_2", "agent_busy", 310);
            call(server, "rare_1", "agent_rare", 24 * 60);
            call(server, "rare_old", "agent_rare", 24 * 60 * 45);
            call(server, "test_1", "agent_busy", 240);
            expect(operator.get(path).data(), 240, 24 * 60, 4);

            counted(owner);
            expect(operator.get(path).data(), 240, 24 * 60, 4);

            assertThat(operator.delete(path + "/calls/test_1").status()).isEqualTo(200);
            expect(operator.get(path).data(), 310, 24 * 60, 3);
            counted(owner);
            expect(operator.get(path).data(), 310, 24 * 60, 3);
        }
    }

    private void call(TestServer server, String callId, String agent, int minutesAgo) {
        Webhook.send(
                server,
                Map.of(
                        "event",
                        "call_ended",
                        "call",
                        Map.of(
                                "call_id",
                                callId,
                                "agent_id",
                                agent,
                                "start_timestamp",
                                before(minutesAgo).toEpochMilli(),
                                "end_timestamp",
                                before(minutesAgo).plusSeconds(60).toEpochMilli())));
    }

    private Instant before(int minutes) {
        return now.minus(Duration.ofMinutes(minutes));
    }

    private static void counted(Owner owner) {
        Eventually.until(
                "all hours are counted",
                Duration.ofSeconds(30),
                () -> owner.count("select count(*) from rollup_mark") == 0);
    }

    private void expect(JsonNode client, int busyMinutes, int rareMinutes, int calls) {
        assertThat(lastCall(client, "agent_busy")).isEqualTo(before(busyMinutes).toString());
        assertThat(lastCall(client, "agent_rare")).isEqualTo(before(rareMinutes).toString());
        assertThat(lastCall(client, "agent_idle")).isNull();
        assertThat(call(client, "agent_rare", "firstCallAt"))
                .isEqualTo(before(24 * 60 * 45).toString());
        assertThat(call(client, "agent_busy", "firstCallAt"))
                .isEqualTo(before(340).toString());
        assertThat(client.path("callsLast30Days").asInt()).isEqualTo(calls);
    }

    private static @org.jspecify.annotations.Nullable String lastCall(JsonNode client, String agentId) {
        return call(client, agentId, "lastCallAt");
    }

    private static @org.jspecify.annotations.Nullable String call(JsonNode client, String agentId, String which) {
        for (JsonNode agent : client.path("agents")) {
            if (agent.path("agentId").asString().equals(agentId)) {
                return agent.path(which).asString(null);
            }
        }
        throw new AssertionError(agentId + " is not in " + client);
    }
}
