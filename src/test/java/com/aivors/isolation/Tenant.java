package com.aivors.isolation;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A client with an agent and calls. All its data contain its name, so that a response with any of
/// it is recognised.
///
/// @param ids all ids of this tenant that another client might send
record Tenant(String name, UUID clientId, String agentId, List<String> callIds, List<String> ids, Api api) {

    /// A call id that all tenants use. From different senders it means different calls.
    static final String SAME_CALL = "call_same";

    static Tenant create(TestServer server, Api operator, String name) {
        String word = name.toLowerCase(Locale.ROOT);
        UUID id = operator.createClient(name, "owner@" + word + ".test");
        Api api = Api.of(server).signIn("owner@" + word + ".test", Api.PASSWORD);
        String agentId = "agent_" + word;
        List<String> callIds = List.of("call_" + word + "_1", "call_" + word + "_2", "call_" + word + "_3");
        var ids = new ArrayList<>(callIds);
        ids.addAll(
                List.of(SAME_CALL, agentId, id.toString(), api.me().path("id").asString()));
        api.get("/api/auth/sessions")
                .data()
                .path("sessions")
                .forEach(session -> ids.add(session.path("id").asString()));
        var tenant = new Tenant(name, id, agentId, callIds, List.copyOf(ids), api);
        expect(200, api.post("/api/retell/connect-agent", "{\"agentId\": \"" + tenant.agentId + "\"}"));
        tenant.callIds.forEach(call -> tenant.receive(server, call));
        return tenant;
    }

    /// Sends a call from the tenant's sender.
    void receive(TestServer server, String callId) {
        receive(server, callId, TestServer.N8N_SECRET);
    }

    void receive(TestServer server, String callId, String secret) {
        Reply reply = Api.of(server).with("x-n8n-webhook-secret", secret).post("/api/n8n/retell-webhook", """
                {"event": "call_analyzed", "call": {"call_id": "%2$s", "agent_id": "%3$s", "agent_name": "Desk of %1$s",
                 "call_status": "ended", "direction": "inbound", "from_number": "+1555%1$s", "to_number": "+1666%1$s",
                 "start_timestamp": %4$d, "end_timestamp": %5$d, "duration_ms": 60000,
                 "disconnection_reason": "user_hangup", "transcript": "Agent: %1$s speaking\\nUser: the word",
                 "recording_url": "https://recordings.test/%1$s.wav",
                 "call_analysis": {"call_summary": "Summary of %1$s with the word", "user_sentiment": "Positive",
                   "custom_analysis_data": {"note": "%1$s"}}}}
                """.formatted(
                        name, callId, agentId, System.currentTimeMillis() - 90_000, System.currentTimeMillis()));
        expect(200, reply);
    }

    private static void expect(int status, Reply reply) {
        if (reply.status() != status) {
            throw new AssertionError(reply.status() + ": " + reply.text());
        }
    }

    String cursor() {
        return api.get("/api/calls?limit=1").data().path("nextCursor").asString();
    }

    /// Returns all data of the tenant, as seen by its owner and its agency.
    List<JsonNode> holdings(Api operator) {
        return List.of(
                api.get("/api/calls").data(),
                api.get("/api/retell/agent-status").data(),
                api.get("/api/auth/me").data(),
                operator.get("/api/clients/" + clientId).data());
    }

    /// Returns whether a text contains anything of this tenant.
    boolean isIn(String text) {
        return text.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))
                || text.contains(clientId.toString());
    }
}
