package com.aivors.operator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeliveriesTest {

    private static TestServer server;
    private static Api operator;
    private static UUID acme;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = Api.operator(server);
        acme = operator.createClient("Acme", "acme@client.test");
        operator.post("/api/clients/" + acme + "/agents", Map.of("agentId", "agent_a"));
        Webhook.outcome(server, Webhook.event("call_started", "mine", "agent_a"));
        Webhook.outcome(server, Webhook.event("call_ended", "mine", "agent_a"));
        Webhook.outcome(server, Webhook.event("call_ended", "mine", "agent_a"));
        Webhook.outcome(server, Webhook.event("call_ended", "nobodys", "agent_b"));
        Webhook.send(server, Map.of("event", "chat_started", "chat", Map.of("chat_id", "c")));
        Webhook.send(server, "[object Object]");
        // All events of one request have the same time of arrival, but pages must still split them.
        List<Object> batch = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            batch.add(Webhook.event("call_ended", "batch_" + i, "agent_a"));
        }
        assertThat(Webhook.send(server, batch).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode list(String query) {
        Reply reply = operator.get("/api/deliveries" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data().path("deliveries");
    }

    private static JsonNode only(String query) {
        JsonNode rows = list(query);
        assertThat(rows.size()).as(query).isOne();
        return rows.path(0);
    }

    @Test
    void theLogListsDeliveriesOfEachOutcome() {
        assertThat(list("?callId=mine").size()).isEqualTo(3);
        assertThat(list("?callId=mine&outcome=stored").size()).isEqualTo(2);
        JsonNode repeat = only("?outcome=duplicate");
        assertThat(repeat.path("callId").asString()).isEqualTo("mine");
        assertThat(repeat.path("clientName").asString()).isEqualTo("Acme");
        assertThat(repeat.path("replayable").asBoolean()).isFalse();
        JsonNode unclaimed = only("?outcome=unclaimed");
        assertThat(unclaimed.path("agentId").asString()).isEqualTo("agent_b");
        assertThat(unclaimed.path("clientId").isNull()).isTrue();
        assertThat(unclaimed.path("sourceName").asString()).isEqualTo("n8n");
        assertThat(only("?outcome=ignored").path("event").asString()).isEqualTo("chat_started");
        assertThat(only("?outcome=rejected").path("reason").asString()).contains("n8n");
        assertThat(list("?outcome=dead").size()).isZero();
        assertThat(list("?agentId=agent_b").size()).isOne();
        assertThat(list("?sourceId=" + unclaimed.path("sourceId").asString() + "&limit=200")
                        .size())
                .isGreaterThanOrEqualTo(31);
        assertThat(list("?sourceId=" + UUID.randomUUID()).size()).isZero();
    }

    @Test
    void pagesListEveryDeliveryOnce() {
        var seen = new HashSet<String>();
        var times = new ArrayList<String>();
        String cursor = "";
        do {
            Reply page = operator.get("/api/deliveries?limit=7&cursor=" + cursor);
            assertThat(page.status()).isEqualTo(200);
            for (JsonNode row : page.data().path("deliveries")) {
                assertThat(seen.add(row.path("id").asString())).isTrue();
                times.add(row.path("receivedAt").asString());
            }
            cursor = page.data().path("nextCursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(list("?limit=200").size()).hasSizeGreaterThanOrEqualTo(31);
        assertThat(times)
                .isSortedAccordingTo((a, b) -> java.time.Instant.parse(b).compareTo(java.time.Instant.parse(a)));
    }

    @Test
    void detailsShowTheSentBody() {
        String event = only("?callId=nobodys").path("id").asString();
        JsonNode detail = operator.get("/api/deliveries/" + event).data();
        assertThat(detail.path("id").asString()).isEqualTo(event);
        assertThat(detail.path("outcome").asString()).isEqualTo("unclaimed");
        assertThat(detail.path("body").asString()).contains("\n  \"call\": {\n    \"call_id\": \"nobodys\"");

        String rejected = only("?outcome=rejected").path("id").asString();
        assertThat(operator.get("/api/deliveries/" + rejected)
                        .data()
                        .path("body")
                        .asString())
                .isEqualTo("[object Object]");
        String repeat = only("?outcome=duplicate").path("id").asString();
        assertThat(operator.get("/api/deliveries/" + repeat).data().path("body").isNull())
                .isTrue();
    }

    @Test
    void aReplayKeepsACorrectCallAndRestoresADeletedOne() {
        String row = "select hashtext(c::text) from call c where call_id = 'batch_1'";
        String id = only("?callId=batch_1").path("id").asString();
        try (var owner = new Owner(server)) {
            long before = owner.count(row);
            Reply replayed = operator.post("/api/deliveries/" + id + "/replay");
            assertThat(replayed.data().path("outcome").asString()).isEqualTo("stored");
            assertThat(owner.count(row)).isEqualTo(before);

            owner.execute("set role aivors_intake", "delete from call where call_id = 'batch_1'", "reset role");
            operator.post("/api/deliveries/" + id + "/replay");
            assertThat(owner.count(row)).isEqualTo(before);
            assertThat(list("?callId=batch_1").size()).isOne();
        }
    }

    @Test
    void aReplayKeepsRejectedAndIgnoredOutcomes() {
        String rejected =
                "/api/deliveries/" + only("?outcome=rejected").path("id").asString() + "/replay";
        Reply replayed = operator.post(rejected);
        assertThat(replayed.data().path("outcome").asString()).isEqualTo("rejected");
        assertThat(list("?outcome=rejected").size()).isOne();
        String ignored =
                "/api/deliveries/" + only("?outcome=ignored").path("id").asString() + "/replay";
        assertThat(operator.post(ignored).data().path("outcome").asString()).isEqualTo("ignored");
        String repeat =
                "/api/deliveries/" + only("?outcome=duplicate").path("id").asString() + "/replay";
        assertThat(operator.post(repeat).status()).isEqualTo(409);
    }

    @Test
    void aHandoverKeepsTheDeliveryId() {
        Webhook.outcome(server, Webhook.event("call_ended", "moving", "agent_m"));
        String id = only("?callId=moving").path("id").asString();
        operator.post("/api/unclaimed/agent_m/assign", Map.of("clientId", acme));

        JsonNode moved = only("?callId=moving");
        assertThat(moved.path("id").asString()).isEqualTo(id);
        assertThat(moved.path("outcome").asString()).isEqualTo("stored");
        assertThat(operator.get("/api/deliveries/" + id)
                        .data()
                        .path("clientName")
                        .asString())
                .isEqualTo("Acme");
    }

    @Test
    void invalidParametersAndUnknownIdsAreReported() {
        for (String query :
                new String[] {"limit=0", "limit=x", "cursor=!!", "cursor=QUJD", "outcome=odd", "sourceId=1"}) {
            Reply reply = operator.get("/api/deliveries?" + query);
            assertThat(reply.status()).as(query).isEqualTo(400);
            assertThat(reply.json().path("errors").path(0).path("field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
        for (String id :
                new String[] {"x", "d-1", "d-" + UUID.randomUUID(), "e-" + "0".repeat(32) + "-" + "0".repeat(32) + "-61"
                }) {
            assertThat(operator.get("/api/deliveries/" + id).status()).as(id).isEqualTo(404);
            assertThat(operator.post("/api/deliveries/" + id + "/replay").status())
                    .as(id)
                    .isEqualTo(404);
        }
    }
}
