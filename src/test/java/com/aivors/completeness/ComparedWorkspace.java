package com.aivors.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.RetellStandIn;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A service that compares its calls with one workspace of a [RetellStandIn].
final class ComparedWorkspace {

    static final String KEY = "key_of_the_workspace";

    final Instant yesterday = Instant.now().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.SECONDS);
    final RetellStandIn retell = new RetellStandIn();
    final TestServer server = TestServer.start(
            Map.of("RETELL_API_KEY", KEY, "RETELL_BASE_URL", retell.base().toString()));
    final Owner owner = new Owner(server);
    final Api operator = Api.operator(server);

    ComparedWorkspace() {
        retell.agent(KEY, "agent_ivy", "Ivy");
    }

    void stop() throws Exception {
        owner.close();
        server.close();
        retell.close();
    }

    /// Returns a client whose agent has been connected for three days.
    Api client(String name, String agentId) {
        Api client = operator.newClient(name);
        client.post("/api/retell/connect-agent", Map.of("agentId", agentId));
        owner.execute("update agent_link set linked_at = now() - interval '3 days' where agent_id = '" + agentId
                + "' and not exists (select from call_route r where r.agent_id = '" + agentId + "')");
        return client;
    }

    static String id(Api client) {
        return client.me().path("clientId").asString(client.me().path("id").asString());
    }

    /// Requests a comparison from an hour before yesterday on.
    ///
    /// @return the id of the comparison
    String requested(String clientId) {
        return requested(clientId, yesterday.minusSeconds(3_600));
    }

    String requested(String clientId, Instant from) {
        Reply reply = operator.post("/api/reconciliations", Map.of("clientId", clientId, "from", from.toString()));
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        return reply.data().path("id").asString();
    }

    /// Runs the comparison to its end.
    JsonNode finished(String id) {
        Eventually.until("the reconciliation ends", Duration.ofSeconds(90), () -> {
            server.part(Reconciler.class).run(() -> true);
            String state = operator.get("/api/reconciliations/" + id)
                    .data()
                    .path("state")
                    .asString();
            return !state.equals("waiting") && !state.equals("running");
        });
        return operator.get("/api/reconciliations/" + id).data();
    }

    JsonNode reconciled(Api client) {
        return finished(requested(id(client)));
    }

    /// Returns the operator's view of the client.
    JsonNode completeness(Api client) {
        return operator.get("/api/completeness?clientId=" + id(client))
                .data()
                .path("clients")
                .path(0);
    }

    private static Map<String, Object> call(String callId, String agentId, Instant start) {
        var call = new HashMap<String, Object>();
        call.put("call_id", callId);
        call.put("agent_id", agentId);
        call.put("call_type", "phone_call");
        call.put("call_status", "ended");
        call.put("start_timestamp", start.toEpochMilli());
        call.put("end_timestamp", start.plusSeconds(61).toEpochMilli());
        call.put("duration_ms", 61_000);
        call.put("disconnection_reason", "user_hangup");
        call.put("transcript", "Agent: Hello from " + callId);
        call.put("call_analysis", Map.of("call_summary", "A call", "user_sentiment", "Neutral"));
        return call;
    }

    /// Adds the call to Retell's list.
    void listed(String callId, String agentId, Instant start) {
        retell.call(KEY, call(callId, agentId, start));
    }

    static Map<String, Object> event(String callId, String agentId, Instant start) {
        return Map.of("event", "call_analyzed", "call", call(callId, agentId, start));
    }
}
