package com.aivors.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.RetellStandIn;
import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Other uses of a Retell key: names of agents, and playable links to recordings.
class RetellFactsTest {

    private static final String KEY = "key_of_the_workspace";
    private static final String EXPIRED = "https://recordings.test/a.wav?Expires=1600000000&Signature=x";
    private static final String FRESH = "https://recordings.test/a.wav?Expires=4100000000&Signature=y";

    private static RetellStandIn retell;
    private static TestServer server;
    private static Api operator;

    @BeforeAll
    static void start() {
        retell = new RetellStandIn();
        server = TestServer.start(
                Map.of("RETELL_API_KEY", KEY, "RETELL_BASE_URL", retell.base().toString()));
        operator = Api.operator(server);
        retell.agent(KEY, "agent_zoe", "Zoe");
        retell.agent(KEY, "agent_ivy", "Ivy");
    }

    @AfterAll
    static void stop() {
        server.close();
        retell.close();
    }

    @Test
    void theAgentListShowsNamesAndClients() {
        Api client = operator.newClient("Named");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_zoe"));
        JsonNode agents = operator.get("/api/retell/agents").data();
        assertThat(agents.path("keyed").asBoolean()).isTrue();
        assertThat(agents.path("agents")).hasSize(2);
        assertThat(agents.path("agents").path(0).path("name").asString()).isEqualTo("Ivy");
        assertThat(agents.path("agents").path(0).path("clientId").isNull()).isTrue();
        assertThat(agents.path("agents").path(1).path("clientId").asString()).isNotEmpty();
        assertThat(client.get("/api/retell/agents").status()).isEqualTo(403);
    }

    @Test
    void anExpiredRecordingGetsAFreshLink() {
        Api client = operator.newClient("Recorded");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_recorded"));
        Webhook.send(server, Map.of("event", "call_ended", "call", call("recorded", EXPIRED)));
        retell.call(KEY, call("recorded", FRESH));
        JsonNode detail = client.get("/api/calls/recorded").data();
        assertThat(detail.path("recordingUrl").asString()).isEqualTo(FRESH);
        assertThat(detail.path("recordingUnavailableReason").isNull()).isTrue();
        // The link is fetched once, not on each view.
        long fetched = retell.fetched();
        client.get("/api/calls/recorded");
        assertThat(retell.fetched()).isEqualTo(fetched);
    }

    @Test
    void aCallNamesTheReasonForAMissingRecording() {
        Api client = operator.newClient("Unrecorded");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_unrecorded"));
        Map<String, Object> deleted = call("deleted", EXPIRED);
        deleted.put("agent_id", "agent_unrecorded");
        Webhook.send(server, Map.of("event", "call_ended", "call", deleted));
        assertThat(reason(client)).isEqualTo("gone");
        Map<String, Object> away = call("away", EXPIRED);
        away.put("agent_id", "agent_unrecorded");
        Webhook.send(server, Map.of("event", "call_ended", "call", away));
        retell.fail(20, 503, null);
        assertThat(client.get("/api/calls/away")
                        .data()
                        .path("recordingUnavailableReason")
                        .asString())
                .isEqualTo("retell_unavailable");
        retell.recover();
    }

    private static String reason(Api client) {
        return client.get("/api/calls/deleted")
                .data()
                .path("recordingUnavailableReason")
                .asString();
    }

    /// The sender chooses the id of a call, so an id must not open another client's recording.
    @Test
    void aForgedCallIdOpensNoRecordingOfAnotherClient() {
        Api victim = operator.newClient("Victim");
        victim.post("/api/retell/connect-agent", Map.of("agentId", "agent_victim"));
        Map<String, Object> secret = call("secret", FRESH);
        secret.put("agent_id", "agent_victim");
        retell.call(KEY, secret);
        Api thief = operator.newClient("Thief");
        thief.post("/api/retell/connect-agent", Map.of("agentId", "agent_thief"));
        Map<String, Object> forged = call("secret", EXPIRED);
        forged.put("agent_id", "agent_thief");
        Webhook.send(server, Map.of("event", "call_ended", "call", forged));
        JsonNode detail = thief.get("/api/calls/secret").data();
        assertThat(detail.path("recordingUrl").isNull()).isTrue();
        assertThat(detail.path("recordingUnavailableReason").asString()).isEqualTo("expired");
    }

    private static Map<String, Object> call(String callId, String recording) {
        var call = new HashMap<String, Object>();
        long start = Instant.now().toEpochMilli() - 7_200_000;
        call.put("call_id", callId);
        call.put("agent_id", "agent_recorded");
        call.put("call_status", "ended");
        call.put("start_timestamp", start);
        call.put("end_timestamp", start + 60_000);
        call.put("disconnection_reason", "user_hangup");
        call.put("recording_url", recording);
        return call;
    }
}
