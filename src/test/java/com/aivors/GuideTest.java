package com.aivors;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Runs the test section of the integration guide line by line and compares every printed response.
class GuideTest {

    private static final String CONNECT = """
            {"agentId": "agent_test123"}""";

    private static final String WEBHOOK = """
            {
                "event": "call_analyzed",
                "call": {
                  "call_id": "test_call_123",
                  "agent_id": "agent_test123",
                  "transcript": "Test call transcript",
                  "call_analysis": {
                    "call_summary": "This was a test call"
                  },
                  "start_timestamp": 1640000000,
                  "end_timestamp": 1640000300
                }
              }""";

    private static TestServer server;
    private static Api operator;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = Api.operator(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theGuideGivesTheDocumentedResponses() {
        UUID clientId = operator.createClient("Acme", "user@example.com");
        String token = Api.of(server)
                .post("/api/auth/login", """
                        {"email": "user@example.com", "password": "%s"}""".formatted(Api.PASSWORD))
                .data()
                .path("token")
                .asString();
        Api client = Api.of(server).cookie(token);

        Reply connected = client.post("/api/retell/connect-agent", CONNECT);
        assertThat(connected.status()).isEqualTo(200);
        assertThat(connected.json().path("success").asBoolean()).isTrue();
        assertThat(connected.json().path("message").asString()).isEqualTo("Retell agent connected successfully");
        assertThat(connected.data().path("agentId").asString()).isEqualTo("agent_test123");
        assertThat(connected.data().path("email").asString()).isEqualTo("user@example.com");
        assertThat(connected.data().path("aiStatus").asString()).isEqualTo("Online");

        JsonNode me = client.me();
        assertThat(me.at("/business/retellAgentId").asString()).isEqualTo("agent_test123");
        assertThat(me.at("/business/aiTrainingStatus").asString()).isEqualTo("complete");
        assertThat(me.at("/analytics/aiStatus").asString()).isEqualTo("Online");

        Reply status = client.get("/api/retell/agent-status");
        assertThat(status.data().path("isConnected").asBoolean()).isTrue();
        assertThat(status.data().path("agentId").asString()).isEqualTo("agent_test123");
        assertThat(status.data().path("aiStatus").asString()).isEqualTo("Online");

        Reply webhook = webhook(TestServer.N8N_SECRET);
        assertThat(webhook.status()).isEqualTo(200);
        assertThat(webhook.data().at("/results/0/outcome").asString()).isEqualTo("stored");
        assertThat(webhook(TestServer.N8N_SECRET)
                        .data()
                        .at("/results/0/outcome")
                        .asString())
                .isEqualTo("duplicate");
        assertThat(webhook("wrong").status()).isEqualTo(401);

        JsonNode calls = client.get("/api/calls").data().path("calls");
        assertThat(calls.size()).isEqualTo(1);
        JsonNode call = calls.get(0);
        assertThat(call.path("callId").asString()).isEqualTo("test_call_123");
        assertThat(call.path("userId").asString()).isEqualTo(clientId.toString());
        assertThat(call.path("userId").asString()).isEqualTo(me.path("id").asString());
        assertThat(call.path("summary").asString()).isEqualTo("This was a test call");
        assertThat(call.path("startedAt").asString()).isEqualTo("2021-12-20T11:33:20Z");
        assertThat(call.path("durationSeconds").asDouble()).isEqualTo(300.0);
        assertThat(call.path("durationMinutes").asDouble()).isEqualTo(5.0);
        assertThat(client.get("/api/calls/test_call_123")
                        .data()
                        .path("transcript")
                        .asString())
                .isEqualTo("Test call transcript");

        Reply disconnected = client.delete("/api/retell/disconnect-agent");
        assertThat(disconnected.json().path("message").asString()).isEqualTo("Retell agent disconnected successfully");
        assertThat(disconnected.data().path("aiStatus").asString()).isEqualTo("Offline");
        assertThat(client.me().at("/analytics/aiStatus").asString()).isEqualTo("Offline");
        assertThat(client.get("/api/calls").data().path("calls").size())
                .as("calls stay with the client they were first given to")
                .isEqualTo(1);
    }

    @Test
    void anAgentBelongsToOneUserAndEachSeesOnlyTheirOwnCalls() {
        Api acme = operator.newClient("Acme Dental");
        Api globex = operator.newClient("Globex Law");
        acme.post("/api/retell/connect-agent", "{\"agentId\": \"agent_acme\"}");

        Reply refused = globex.post("/api/retell/connect-agent", "{\"agentId\": \"agent_acme\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("agent-already-connected");
        assertThat(refused.text()).doesNotContain("Acme Dental");

        send("call_acme", "agent_acme");
        assertThat(acme.get("/api/calls").data().path("calls").size()).isEqualTo(1);
        assertThat(globex.get("/api/calls").data().path("calls").size()).isZero();
        Reply foreign = globex.get("/api/calls/call_acme");
        Reply unknown = globex.get("/api/calls/call_unknown");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(unknown.text());
    }

    @Test
    void keepsCallsOfUnknownAgentsForTheOperator() {
        Reply reply = send("call_nobody", "agent_nobody");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("message").asString()).isEqualTo("No client found for this agent");
        assertThat(reply.data().at("/results/0/outcome").asString()).isEqualTo("unclaimed");
    }

    private static Reply webhook(String secret) {
        return Api.of(server).with("x-n8n-webhook-secret", secret).post("/api/n8n/retell-webhook", WEBHOOK);
    }

    private static Reply send(String callId, String agentId) {
        return Api.of(server)
                .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .post(
                        "/api/n8n/retell-webhook",
                        WEBHOOK.replace("test_call_123", callId).replace("agent_test123", agentId));
    }
}
