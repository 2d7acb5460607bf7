package com.aivors.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Small Retell events, sent as n8n forwards them.
public final class Webhook {

    /// A fixed time in Retell's milliseconds.
    private static final long START = 1_790_000_000_000L;

    private Webhook() {}

    /// @param event call_started, call_ended or call_analyzed
    /// @param agentId null omits the agent
    public static Map<String, Object> event(String event, String callId, @Nullable String agentId) {
        boolean over = !event.equals("call_started");
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("call_id", callId);
        call.put("call_type", "phone_call");
        if (agentId != null) {
            call.put("agent_id", agentId);
            call.put("agent_name", "Name of " + agentId);
        }
        call.put("call_status", over ? "ended" : "ongoing");
        call.put("direction", "inbound");
        call.put("from_number", "+15550001111");
        call.put("to_number", "+15550002222");
        call.put("start_timestamp", START);
        if (over) {
            call.put("end_timestamp", START + 61_500);
            call.put("duration_ms", 61_500);
            call.put("disconnection_reason", "user_hangup");
            call.put("transcript", "Agent: Hello from " + callId);
        }
        return Map.of("event", event, "call", call);
    }

    public static Reply send(TestServer server, Object body) {
        return Api.of(server)
                .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .post("/api/n8n/retell-webhook", body);
    }

    /// Sends a body with one element and returns its outcome.
    public static String outcome(TestServer server, Object body) {
        Reply reply = send(server, body);
        if (reply.status() != 200) {
            throw new AssertionError("the webhook answered " + reply.status() + ": " + reply.text());
        }
        return reply.data().path("results").path(0).path("outcome").asString();
    }
}
