package com.aivors.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Agents of different clients use one call id: tests the fate of the second agent's events.
class ConflictTest {

    private static TestServer server;
    private static Api operator;
    private static UUID acme;
    private static UUID globex;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = Api.operator(server);
        acme = operator.createClient("Acme", "acme@client.test");
        globex = operator.createClient("Globex", "globex@client.test");
        connect(acme, "agent_a");
        connect(acme, "agent_a2");
        connect(globex, "agent_b");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void connect(UUID client, String agent) {
        assertThat(operator.post("/api/clients/" + client + "/agents", Map.of("agentId", agent))
                        .status())
                .isBetween(200, 201);
    }

    private static Map<String, Object> said(String event, String callId, @Nullable String agent, String words) {
        var call = new LinkedHashMap<String, Object>();
        call.put("call_id", callId);
        if (agent != null) {
            call.put("agent_id", agent);
            call.put("agent_name", "Name of " + agent);
        }
        call.put("from_number", "+15550000001");
        call.put("start_timestamp", 1_795_207_863_000L);
        call.put("end_timestamp", 1_795_207_963_000L);
        call.put("transcript", "User: " + words);
        call.put("call_analysis", Map.of("call_summary", words));
        return Map.of("event", event, "call", call);
    }

    private static String call(UUID client, String callId) {
        return operator.get("/api/clients/" + client + "/calls/" + callId).text();
    }

    private static int status(UUID client, String callId) {
        return operator.get("/api/clients/" + client + "/calls/" + callId).status();
    }

    private static JsonNode conflict(String callId) {
        JsonNode rows = operator.get("/api/deliveries?outcome=conflict&callId=" + callId)
                .data()
                .path("deliveries");
        assertThat(rows.size()).isOne();
        return rows.path(0);
    }

    private static Reply replay(JsonNode delivery) {
        return operator.post("/api/deliveries/" + delivery.path("id").asString() + "/replay");
    }

    private static Reply assign(JsonNode delivery, UUID client) {
        return operator.post(
                "/api/deliveries/" + delivery.path("id").asString() + "/assign", Map.of("clientId", client));
    }

    @Test
    void anotherClientsEventIsAConflictThatListsBothClients() {
        Reply reply = Webhook.send(
                server,
                List.of(
                        said("call_ended", "shared", "agent_a", "patient of Acme"),
                        said("call_analyzed", "shared", "agent_b", "matter of Globex")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().at("/results/0/outcome").asString()).isEqualTo("stored");
        assertThat(reply.data().at("/results/1/outcome").asString()).isEqualTo("conflict");
        assertThat(reply.data().at("/results/1/reason").asString()).isNotEmpty().doesNotContain("agent_a", "Acme");
        assertThat(call(acme, "shared")).contains("patient of Acme").doesNotContain("Globex");
        assertThat(status(globex, "shared")).isEqualTo(404);

        JsonNode row = conflict("shared");
        assertThat(row.path("clientId").isNull()).isTrue();
        assertThat(row.path("reason").asString()).isNotEmpty();
        assertThat(row.path("replayable").asBoolean()).isTrue();
        JsonNode detail =
                operator.get("/api/deliveries/" + row.path("id").asString()).data();
        assertThat(detail.path("body").asString()).contains("matter of Globex");
        JsonNode sides = detail.path("conflict");
        assertThat(sides.path("callId").asString()).isEqualTo("shared");
        assertThat(sides.path("agentId").asString()).isEqualTo("agent_b");
        assertThat(sides.path("agentName").asString()).isEqualTo("Name of agent_b");
        assertThat(sides.at("/agentClient/name").asString()).isEqualTo("Globex");
        assertThat(sides.at("/callClient/id").asString()).isEqualTo(acme.toString());
        assertThat(sides.path("callAgentId").asString()).isEqualTo("agent_a");
    }

    @Test
    void aRepeatedConflictIsStoredOnce() {
        var event = said("call_ended", "twice", "agent_b", "again");
        Webhook.outcome(server, said("call_started", "twice", "agent_a", "first"));
        Reply both = Webhook.send(server, List.of(event, event));
        assertThat(both.data().at("/results/1/outcome").asString()).isEqualTo("conflict");
        assertThat(Webhook.outcome(server, event)).isEqualTo("conflict");
        conflict("twice");
    }

    @Test
    void aSecondAgentOfTheClientAndAnEventWithoutAgentJoinTheCall() {
        assertThat(Webhook.outcome(server, said("call_started", "swap", "agent_a", "one")))
                .isEqualTo("stored");
        assertThat(Webhook.outcome(server, said("call_ended", "swap", "agent_a2", "two")))
                .isEqualTo("stored");
        assertThat(Webhook.outcome(server, said("call_analyzed", "swap", null, "three")))
                .isEqualTo("stored");
        assertThat(operator.get("/api/clients/" + acme + "/calls/swap")
                        .data()
                        .path("events")
                        .size())
                .isEqualTo(3);
    }

    /// The events of an agent remain part of a call, even if the agent moves.
    @Test
    void anAgentThatChangesClientStaysInItsCall() {
        connect(acme, "agent_moving");
        Webhook.outcome(server, said("call_started", "moving", "agent_a", "one"));
        assertThat(Webhook.outcome(server, said("call_ended", "moving", "agent_moving", "two")))
                .isEqualTo("stored");
        operator.delete("/api/clients/" + acme + "/agents/agent_moving");
        connect(globex, "agent_moving");
        assertThat(Webhook.outcome(server, said("call_analyzed", "moving", "agent_moving", "three")))
                .isEqualTo("stored");
        assertThat(status(globex, "moving")).isEqualTo(404);
    }

    @Test
    void anUnclaimedAgentSharesNoCallWithAnotherAgent() {
        Webhook.outcome(server, said("call_started", "owned", "agent_a", "one"));
        assertThat(Webhook.outcome(server, said("call_ended", "owned", "agent_nobody", "two")))
                .isEqualTo("conflict");
        assertThat(Webhook.outcome(server, said("call_started", "kept", "agent_x", "one")))
                .isEqualTo("unclaimed");
        assertThat(Webhook.outcome(server, said("call_ended", "kept", "agent_y", "two")))
                .isEqualTo("conflict");
        assertThat(Webhook.outcome(server, said("call_ended", "kept", "agent_b", "three")))
                .isEqualTo("conflict");
    }

    /// The first event with an agent pins the call, and a second agent meets that pin.
    @Test
    void aCallWithoutAnAgentAcceptsOnlyTheFirstAgent() {
        assertThat(Webhook.outcome(server, said("call_started", "nameless", null, "none")))
                .isEqualTo("unclaimed");
        Reply reply = Webhook.send(
                server,
                List.of(
                        said("call_ended", "nameless", "agent_b", "of Globex"),
                        said("call_analyzed", "nameless", "agent_a", "of Acme")));
        assertThat(reply.data().at("/results/0/outcome").asString()).isEqualTo("stored");
        assertThat(reply.data().at("/results/1/outcome").asString()).isEqualTo("conflict");
        assertThat(call(globex, "nameless")).contains("of Globex").doesNotContain("of Acme");
        assertThat(status(acme, "nameless")).isEqualTo(404);
    }

    @Test
    void aSourceBoundToAClientMaySendAnyAgent() {
        UUID bound = operator.createClient("Bound", "bound@client.test");
        String secret = operator.post(
                        "/api/sources",
                        Map.of("kind", "n8n", "name", "Bound", "clientId", bound, "secret", "secret-of-bound"))
                .data()
                .at("/secrets/0/value")
                .asString();
        Api sender = Api.of(server).with("x-n8n-webhook-secret", secret);
        Reply reply = sender.post(
                "/api/n8n/retell-webhook",
                List.of(
                        said("call_started", "bound", "agent_q", "one"),
                        said("call_ended", "bound", "agent_b", "two")));
        assertThat(reply.data().at("/results/1/outcome").asString()).isEqualTo("stored");
        // The same id from another sender is a call of another client.
        assertThat(Webhook.outcome(server, said("call_ended", "bound", "agent_a", "of Acme")))
                .isEqualTo("stored");
        assertThat(call(bound, "bound")).doesNotContain("of Acme");
        assertThat(call(acme, "bound")).doesNotContain("two");
    }

    @Test
    void anAssignedConflictBecomesASeparateCallWithItsLaterEvents() {
        Webhook.outcome(server, said("call_started", "own", "agent_a", "of Acme"));
        Webhook.outcome(server, said("call_started", "own", "agent_b", "begin of Globex"));
        JsonNode first = conflict("own");
        Webhook.outcome(server, said("call_ended", "own", "agent_b", "end of Globex"));

        assertThat(assign(first, acme).code()).isEqualTo("same-call");
        Reply given = assign(first, globex);

        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(given.data().path("events").asInt()).isEqualTo(2);
        assertThat(assign(first, globex).status()).isEqualTo(409);
        assertThat(call(globex, "own")).contains("end of Globex").doesNotContain("of Acme");
        assertThat(Webhook.outcome(server, said("call_analyzed", "own", "agent_b", "analysis of Globex")))
                .isEqualTo("stored");
        assertThat(Webhook.outcome(server, said("call_analyzed", "own", "agent_a", "analysis of Acme")))
                .isEqualTo("stored");
        assertThat(call(globex, "own")).contains("analysis of Globex").doesNotContain("of Acme");
        assertThat(call(acme, "own")).contains("analysis of Acme").doesNotContain("of Globex");

        // Each line of the log has its own agent, and a replay changes neither call.
        JsonNode rows =
                operator.get("/api/deliveries?callId=own&outcome=stored").data().path("deliveries");
        assertThat(rows.size()).isEqualTo(5);
        for (JsonNode row : rows) {
            String agent = row.path("clientName").asString().equals("Acme") ? "agent_a" : "agent_b";
            assertThat(row.path("agentId").asString()).isEqualTo(agent);
            assertThat(replay(row).data().path("outcome").asString()).isEqualTo("stored");
        }
        assertThat(call(globex, "own")).doesNotContain("of Acme");
        assertThat(call(acme, "own")).doesNotContain("of Globex");
        assertThat(operator.get("/api/audit").text()).contains("delivery.assigned");
    }

    @Test
    void onlyTheAgentsClientCanReceiveAConflict() {
        UUID third = operator.createClient("Third", "third@client.test");
        Webhook.outcome(server, said("call_started", "theirs", "agent_a", "of Acme"));
        Webhook.outcome(server, said("call_started", "theirs", "agent_b", "of Globex"));
        Reply refused = assign(conflict("theirs"), third);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("agent-of-another-client");
        assertThat(assign(conflict("theirs"), UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void aConflictJoinsTheCallOnceItsAgentIsConnected() {
        Webhook.outcome(server, said("call_started", "later", "agent_a", "first"));
        Webhook.outcome(server, said("call_ended", "later", "agent_new", "second"));
        JsonNode kept = conflict("later");
        assertThat(replay(kept).data().path("outcome").asString()).isEqualTo("conflict");
        assertThat(conflict("later").path("replayable").asBoolean()).isTrue();
        connect(acme, "agent_new");

        assertThat(replay(kept).data().path("outcome").asString()).isEqualTo("stored");

        assertThat(call(acme, "later")).contains("second");
        assertThat(conflict("later").path("replayable").asBoolean()).isFalse();
        assertThat(replay(kept).code()).isEqualTo("not-replayable");
    }

    /// Two senders use one id for two unclaimed agents, and each call is handed over separately.
    @Test
    void aHandoverSeparatesCallsOfTwoSendersWithOneId() {
        String secret = operator.post(
                        "/api/sources", Map.of("kind", "n8n", "name", "Other", "secret", "secret-of-other"))
                .data()
                .at("/secrets/0/value")
                .asString();
        Api other = Api.of(server).with("x-n8n-webhook-secret", secret);
        Webhook.outcome(server, said("call_ended", "both", "agent_k1", "words of K1"));
        other.post("/api/n8n/retell-webhook", said("call_analyzed", "both", "agent_k2", "words of K2"));
        other.post("/api/n8n/retell-webhook", said("call_started", "bare", null, "words of nobody"));
        Webhook.outcome(server, said("call_ended", "bare", "agent_k1", "words of K1"));

        operator.post("/api/unclaimed/agent_k1/assign", Map.of("clientId", acme));
        assertThat(call(acme, "both")).contains("words of K1").doesNotContain("words of K2");
        assertThat(call(acme, "bare")).contains("words of K1").doesNotContain("words of nobody");
        operator.post("/api/unclaimed/agent_k2/assign", Map.of("clientId", globex));
        assertThat(call(globex, "both")).contains("words of K2").doesNotContain("words of K1");
        try (var owner = new Owner(server)) {
            assertThat(owner.count("select count(*) from call_event where call_id = 'both'"))
                    .isEqualTo(2);
        }
    }
}
