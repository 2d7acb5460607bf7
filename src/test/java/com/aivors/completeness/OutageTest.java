package com.aivors.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.retell.RetellStandIn;
import com.aivors.testing.Api;
import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An outage: the service is killed under traffic, and Retell gives up after four tries. Afterwards
/// no call is missing, although the node that fetches them is killed during its work.
class OutageTest {

    private static final int CALLS = 30;
    private static final int BEFORE = 8;
    private static final int HALF = 12;
    private static final int RETELLS_TRIES = 4;
    private final Instant begin = Instant.now().minus(Duration.ofHours(2));

    @TempDir
    private Path home;

    @Test
    void afterAnOutageNoCallIsMissing() throws SQLException {
        DatabaseAddress database = TestDatabase.fresh();
        try (var retell = new RetellStandIn();
                var first = node("first", database, retell);
                var second = node("second", database, retell)) {
            for (int i = 0; i < CALLS; i++) {
                retell.call(Service.RETELL_KEY, call(i, true));
            }
            first.start();
            Api operator = Api.of(first.address()).signIn(Service.OPERATOR_EMAIL, Service.OPERATOR_PASSWORD);
            UUID client = operator.createClient("Outage", "outage@client.test");
            operator.post("/api/clients/" + client + "/agents", Map.of("agentId", "agent_outage"));
            execute(database, "update agent_link set linked_at = now() - interval '3 days'");

            for (int i = 0; i < HALF; i++) {
                assertThat(sent(first, Map.of("event", "call_started", "call", call(i, false))))
                        .isTrue();
            }
            for (int i = 0; i < BEFORE; i++) {
                assertThat(sent(first, Map.of("event", "call_analyzed", "call", call(i, true))))
                        .isTrue();
            }
            first.kill();
            for (int i = BEFORE; i < CALLS; i++) {
                assertThat(sent(first, Map.of("event", "call_analyzed", "call", call(i, true))))
                        .isFalse();
            }

            retell.delay(1_000);
            first.start();
            operator = Api.of(first.address()).signIn(Service.OPERATOR_EMAIL, Service.OPERATOR_PASSWORD);
            String run = operator.post(
                            "/api/reconciliations",
                            Map.of("from", begin.minusSeconds(60).toString()))
                    .data()
                    .path("id")
                    .asString();
            Waiting.until("the first node fetches calls", Duration.ofSeconds(60), () -> retell.fetched() >= 3);
            // Slows Retell down, so that the first node is still fetching when the second one has
            // started.
            retell.delay(3_000);
            second.launch();
            Waiting.until("the second node answers", Duration.ofSeconds(60), () -> second.probe() == 200);
            first.kill();
            retell.delay(0);
            Api other = Api.of(second.address()).signIn(Service.OPERATOR_EMAIL, Service.OPERATOR_PASSWORD);
            long fetchedByFirst = retell.fetched();
            assertThat(fetchedByFirst).as("killed in the middle of it").isLessThan(CALLS - BEFORE);
            Waiting.until(
                    "the second node goes on",
                    Duration.ofSeconds(90),
                    () -> other.get("/api/reconciliations/" + run)
                            .data()
                            .path("state")
                            .asString()
                            .equals("done"));

            assertThat(other.get("/api/reconciliations/" + run)
                            .data()
                            .path("missing")
                            .asLong())
                    .isZero();
            JsonNode calls = other.get("/api/clients/" + client + "/calls?limit=200")
                    .data()
                    .path("calls");
            var ids = new HashSet<String>();
            calls.forEach(call -> {
                ids.add(call.path("callId").asString());
                assertThat(call.path("outcome").asString()).isEqualTo("answered");
                assertThat(call.path("summary").asString()).isEqualTo("A call");
            });
            assertThat(ids).hasSize(CALLS);
            assertThat(calls).as("each call once").hasSize(CALLS);
            JsonNode completeness = other.get("/api/completeness?clientId=" + client)
                    .data()
                    .path("clients")
                    .path(0);
            assertThat(completeness.path("retell").asLong()).isEqualTo(CALLS);
            assertThat(completeness.path("here").asLong()).isEqualTo(CALLS);
            assertThat(completeness.path("missing").asLong()).isZero();
        }
    }

    private Service node(String name, DatabaseAddress database, RetellStandIn retell) {
        return new Service(
                home.resolve(name),
                Map.of(
                        "DATABASE_URL",
                        TestDatabase.url(database),
                        "RETELL_BASE_URL",
                        retell.base().toString()));
    }

    /// Sends like Retell: four tries, then never again.
    private static boolean sent(Service node, Map<String, Object> event) {
        for (int i = 0; i < RETELLS_TRIES; i++) {
            try {
                int status = Api.of(node.address())
                        .with("x-n8n-webhook-secret", Service.N8N_SECRET)
                        .post(Service.N8N, event)
                        .status();
                if (status == 200) {
                    return true;
                }
            } catch (UncheckedIOException e) {
                // No node is running.
            }
        }
        return false;
    }

    private Map<String, Object> call(int number, boolean ended) {
        var call = new HashMap<String, Object>();
        Instant start = begin.plusSeconds(number * 60L);
        call.put("call_id", "outage" + number);
        call.put("agent_id", "agent_outage");
        call.put("call_status", ended ? "ended" : "ongoing");
        call.put("start_timestamp", start.toEpochMilli());
        if (ended) {
            call.put("end_timestamp", start.plusSeconds(50).toEpochMilli());
            call.put("disconnection_reason", "user_hangup");
            call.put("transcript", "Agent: Hello");
            call.put("call_analysis", Map.of("call_summary", "A call", "user_sentiment", "Neutral"));
        }
        return call;
    }

    private static void execute(DatabaseAddress database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
