package com.aivors.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Owner;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The sum of the entries equals the usage of the calls, for all events in any order.
class UsageLedgerTest {

    private static final String DIFFERENCE = """
            select count(*)
              from (select client_id, call_id, coalesce(duration_ms, 0) as ms,
                           coalesce(round(cost_cents * 1000), 0) as cost
                      from call where client_id <> '00000000-0000-0000-0000-000000000000') c
              full join (select client_id, call_id, sum(ms_after - ms_before) as ms,
                                sum(cost_after - cost_before) as cost
                           from usage_entry group by client_id, call_id) u
                on u.client_id = c.client_id and u.call_id = c.call_id
             where coalesce(c.ms, 0) <> coalesce(u.ms, 0) or coalesce(c.cost, 0) <> coalesce(u.cost, 0)
            """;

    private static TestServer server;
    private static Owner owner;
    private static Api operator;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = new Owner(server);
        operator = Api.operator(server);
    }

    @AfterAll
    static void stop() {
        owner.close();
        server.close();
    }

    @Test
    void theSumOfEntriesEqualsTheUsageOfCalls() {
        Api client = operator.newClient("Ledger");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_ledger"));
        var random = new Random(11);
        for (int round = 0; round < 12; round++) {
            var events = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < 40; i++) {
                Map<String, Object> event = random(random, round);
                events.add(event);
                if (random.nextInt(4) == 0) {
                    events.add(event);
                }
            }
            Collections.shuffle(events, random);
            // Sends batches, so that one transaction contains several changes of a call.
            for (int from = 0; from < events.size(); from += 7) {
                List<Map<String, Object>> batch = events.subList(from, Math.min(events.size(), from + 7));
                assertThat(Webhook.send(server, batch).status()).isEqualTo(200);
            }
            assertThat(owner.count(DIFFERENCE)).as("round %d", round).isZero();
        }
        // Calls of an unclaimed agent cost nothing until a client gets them.
        var id = operator.createClient("Heir", "heir@client.test");
        assertThat(operator.post("/api/unclaimed/agent_nobody/assign", Map.of("clientId", id))
                        .status())
                .isEqualTo(200);
        assertThat(owner.count(DIFFERENCE)).as("after the handover").isZero();
        assertThat(owner.count("select count(*) from usage_entry where client_id = '" + id + "'"))
                .isPositive();

        operator.post("/api/replays", Map.of("clientId", id));
        assertThat(owner.count(DIFFERENCE)).as("during a replay").isZero();
    }

    @Test
    void noRoleMayChangeAnEntry() {
        for (String role : List.of("aivors_intake", "aivors_operator", "aivors_client")) {
            assertThat(owner.count("""
                            select count(*) from unnest(array['update', 'delete', 'truncate']) p
                             where has_table_privilege('%s', 'usage_entry', p)
                            """.formatted(role))).as(role).isZero();
        }
    }

    private static Map<String, Object> random(Random random, int round) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(300 * 86_400));
        long millis = random.nextInt(5) == 0 ? 0 : random.nextInt(900_000);
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("call_id", "ledger_" + round + "_" + random.nextInt(12));
        call.put("agent_id", round % 3 == 2 ? "agent_nobody" : "agent_ledger");
        call.put("start_timestamp", start.toEpochMilli());
        String event = List.of("call_started", "call_ended", "call_analyzed").get(random.nextInt(3));
        if (!event.equals("call_started")) {
            call.put("duration_ms", millis);
            call.put("disconnection_reason", "user_hangup");
            call.put("call_cost", Map.of("combined_cost", random.nextInt(100_000) / 1_000.0));
        }
        return Map.of("event", event, "event_timestamp", start.toEpochMilli() + random.nextInt(50_000), "call", call);
    }
}
