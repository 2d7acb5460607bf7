package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Common mistakes of senders in public reports, tested over HTTP up to the dashboard.
@SharedServer
class CasesTest {

    private static final Path CASES = Path.of("src/test/resources/retell/cases");
    private static final String N8N = "/api/n8n/retell-webhook";
    private static final String HINT = "{{ JSON.stringify($json.body) }}";

    private static TestServer server;
    private static Api operator;
    private static Api sender;
    private static Api client;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        operator = Api.operator(server);
        sender = Api.of(server).with("x-n8n-webhook-secret", TestServer.N8N_SECRET);
        client = operator.newClient("Cases");
        for (String agent : List.of("agent_c01", "agent_c02", "agent_c04", "agent_c07", "agent_c16", "agent_c17")) {
            connect(client, agent);
        }
    }

    private static void connect(Api owner, String agent) {
        assertThat(owner.post("/api/retell/connect-agent", Map.of("agentId", agent))
                        .status())
                .isEqualTo(200);
    }

    private static String body(String name) throws IOException {
        return Files.readString(CASES.resolve(name));
    }

    private static Reply send(String body) {
        return sender.post(N8N, body);
    }

    private static JsonNode stored(String name, String callId) throws IOException {
        Reply reply = send(body(name));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return client.get("/api/calls/" + callId).data();
    }

    @Test
    void isoTimesAreAccepted() throws IOException {
        JsonNode call = stored("iso-times.json", "call_c01_a_z_ms");
        assertThat(call.path("startedAt").asString()).isEqualTo("2026-11-20T20:51:03Z");
        assertThat(call.path("durationSeconds").asDouble()).isEqualTo(150.5);
    }

    /// Another client owns the agent when the event arrives, but the start of the call decides.
    @Test
    void anIsoStartTimeDecidesTheOwner() throws IOException, InterruptedException {
        Api second = operator.newClient("Moved to");
        connect(client, "agent_c22iso");
        // The start has milliseconds. It has to be after the connection and before the
        // disconnection.
        Thread.sleep(20);
        String start = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        Thread.sleep(20);
        client.delete("/api/retell/disconnect-agent", Map.of("agentId", "agent_c22iso"));
        connect(second, "agent_c22iso");
        assertThat(send(body("iso-time-of-a-moved-agent.json").replace("2026-11-26T19:14:05.751Z", start))
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/api/calls/call_c22_iso").status()).isEqualTo(200);
        assertThat(second.get("/api/calls/call_c22_iso").status()).isEqualTo(404);
    }

    @Test
    void theEventNameMayHaveAnotherKey() throws IOException {
        JsonNode call = stored("event-type.json", "call_c02_nested");
        assertThat(call.path("outcome").asString()).isEqualTo("answered");
        assertThat(call.at("/events/0/event").asString()).isEqualTo("call_ended");
    }

    @Test
    void whitespaceAroundIdsIsIgnored() throws IOException {
        // The first event arrives before a client has connected the agent, and is stored.
        assertThat(send(body("agent-id-with-line-break.json"))
                        .data()
                        .at("/results/0/outcome")
                        .asString())
                .isEqualTo("unclaimed");
        assertThat(send(body("agent-id-with-line-break.json").replace("call_c03_a", " call_c03_a\\u200b"))
                        .status())
                .isEqualTo(200);
        UUID id = operator.createClient("Trimmed", "trimmed@client.test");
        Api owner = Api.of(server).signIn("trimmed@client.test", Api.PASSWORD);
        Reply moved = operator.post("/api/unclaimed/%20agent_c03%E2%80%8B/assign", Map.of("clientId", id));
        assertThat(moved.data().path("callsMoved").asInt()).as(moved.text()).isEqualTo(1);
        assertThat(send(body("call-id-with-space.json")).status()).isEqualTo(200);
        assertThat(send(body("call-id-with-space.json").replace("call_c03 ", "\\tcall_c03"))
                        .status())
                .isEqualTo(200);
        JsonNode calls = owner.get("/api/calls?agentId=agent_c03%20").data().path("calls");
        assertThat(calls.size()).isEqualTo(2);
        assertThat(calls.findValuesAsString("agentId")).containsOnly("agent_c03");
        assertThat(calls.findValuesAsString("callId")).containsExactlyInAnyOrder("call_c03", "call_c03_a");
        assertThat(owner.get("/api/calls/%20call_c03%E2%80%8B").status()).isEqualTo(200);
    }

    @Test
    void anUnevaluatedExpressionIsRefusedWithAHint() throws IOException {
        for (String sent : List.of(
                body("unresolved-expression.json"),
                body("unresolved-expression.json").replace("{{$json.body.call.call_id}}", "undefined"),
                body("unresolved-expression.json")
                        .replace("{{$json.body.call.call_id}}", "call_c04_agent")
                        .replace("agent_c04", "={{ $json.agent }}"))) {
            Reply reply = send(sent);
            assertThat(reply.status()).as(sent).isEqualTo(422);
            assertThat(reply.json().path("message").asString()).contains("_id`", HINT);
        }
        assertThat(client.get("/api/calls?agentId=agent_c04")
                        .data()
                        .path("calls")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{{ $json.id }}", "undefined", "<call_id>", "[object Object]"})
    void anInvalidCallIdIsRefused(String id) throws IOException {
        Api first = operator.newClient("Clinic " + UUID.randomUUID());
        Api second = operator.newClient("Law firm " + UUID.randomUUID());
        String suffix = UUID.randomUUID().toString();
        connect(first, "agent_a" + suffix);
        connect(second, "agent_b" + suffix);
        for (JsonNode one : JsonMapper.shared().readTree(body("one-id-of-two-clients.json"))) {
            String sent = one.toString()
                    .replace("\"call_id\":\"\"", "\"call_id\":\"" + id + "\"")
                    .replace("agent_c04a", "agent_a" + suffix)
                    .replace("agent_c04b", "agent_b" + suffix);
            assertThat(send(sent).status()).isEqualTo(422);
        }
        assertThat(first.get("/api/calls").text()).doesNotContain("law firm", "+15550000002", "Private matter");
        assertThat(second.get("/api/calls").text()).doesNotContain("clinic A", "+15550000001");
    }

    @Test
    void anAnalysisBesideTheCallIsStored() throws IOException {
        JsonNode call = stored("analysis-beside.json", "call_c07_beside");
        assertThat(call.at("/analysis/summary").asString(call.path("summary").asString()))
                .isEqualTo("Wants Tuesday");
        assertThat(call.path("sentiment").asString()).isEqualTo("Positive");
        assertThat(call.path("successful").asBoolean()).isTrue();
        assertThat(call.path("customAnalysis").toString()).contains("interested", "yes");
    }

    @Test
    void anEndedEventOverridesTheStatusRegistered() throws IOException {
        JsonNode call = stored("ended-but-registered.json", "call_c16_registered");
        assertThat(call.path("outcome").asString()).isEqualTo("answered");
        assertThat(call.path("disconnectionReason").asString()).isEqualTo("user_hangup");
        assertThat(call.path("durationSeconds").asDouble()).isEqualTo(90);
    }

    @Test
    void resultsOfParallelToolCallsStayInOrder() throws IOException {
        JsonNode turns = stored("parallel-tools.json", "par").path("turns");
        assertThat(turns.size()).isEqualTo(2);
        assertThat(turns.at("/0/tool/result/free").asBoolean(true)).isFalse();
        assertThat(turns.at("/1/tool/result/free").asBoolean(false)).isTrue();
    }

    /// Every agent id of an event can be handed over and disconnected.
    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a\\b", "..", ".", "%", "%2e", "a/b", "two words", "é?#&+"})
    void anUnclaimedCallOfAnyAgentIdCanBeAssigned(String agentId) {
        String call = "call_" + UUID.randomUUID();
        Reply kept =
                sender.post(N8N, Map.of("event", "call_ended", "call", Map.of("call_id", call, "agent_id", agentId)));
        assertThat(kept.data().at("/results/0/outcome").asString()).isEqualTo("unclaimed");
        UUID id = operator.createClient("Any id", UUID.randomUUID() + "@client.test");
        Reply moved = operator.post("/api/unclaimed/assign", Map.of("agentId", agentId, "clientId", id));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(moved.data().path("callsMoved").asInt()).isEqualTo(1);
        assertThat(operator.get("/api/clients/" + id + "/calls/" + call)
                        .data()
                        .path("agentId")
                        .asString())
                .isEqualTo(agentId);
        String query = "?agentId=" + URLEncoder.encode(agentId, StandardCharsets.UTF_8);
        assertThat(operator.delete("/api/clients/" + id + "/agents" + query).status())
                .isEqualTo(200);
    }
}
