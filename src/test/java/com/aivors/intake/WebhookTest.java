package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.Signature;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Sends real payloads of Retell and n8n to both webhooks, and checks the result up to the
/// dashboard.
@SharedServer
class WebhookTest {

    private static final Path PAYLOADS = Path.of("src/test/resources/retell/payloads");
    private static final String N8N = "/api/n8n/retell-webhook";
    private static final String RETELL = "/api/retell/webhook";
    private static final String HARBOR = "agent_2f7c91be4a6d0835cc17e9d4ab";
    private static final String SOLSTICE = "agent_90ab3c5d7e1f24680bdf13579a";
    private static final String BRIGHTSIDE = "agent_d7e6f5a4b3c2d1e0f9a8b7c6d5";

    private static TestServer server;
    private static Api sender;
    private static Api client;
    private static Api stranger;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        sender = Api.of(server).with("x-n8n-webhook-secret", TestServer.N8N_SECRET);
        Api operator = Api.operator(server);
        client = operator.newClient("Harbor Lane Dental");
        stranger = operator.newClient("Stranger");
        for (String agent : List.of(HARBOR, SOLSTICE, BRIGHTSIDE)) {
            client.post("/api/retell/connect-agent", Map.of("agentId", agent));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "04_web_call_analyzed_tools_custom_analysis.json, call_c41d77e09b2f4a6f8d3b5a1e0f2, stored, answered",
        "05_voicemail_outbound_call_analyzed.json, call_0d9f6b3e7a2c48519e4d7c6b8a1, stored, voicemail",
        "06_dial_no_answer_call_ended.json, call_e2a4c6081b3d5f7092b4d6f8a0c, stored, not_connected",
    })
    void callsOfEachKindAreVisibleToTheirClientOnly(String file, String callId, String outcome, String became)
            throws IOException {
        // The voicemail payload has a different agent.
        JsonNode sent = tools.jackson.databind.json.JsonMapper.shared().readTree(payload(file));
        client.post(
                "/api/retell/connect-agent",
                Map.of("agentId", sent.at("/call/agent_id").asString()));

        Reply reply = sender.post(N8N, payload(file));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.data().at("/results/0/outcome").asString()).isEqualTo(outcome);
        JsonNode call = client.get("/api/calls/" + callId).data();
        assertThat(call.path("outcome").asString()).isEqualTo(became);
        assertThat(stranger.get("/api/calls/" + callId).status()).isEqualTo(404);
    }

    @Test
    void threeEventsInAnyOrderMakeOneCall() throws IOException {
        List<String> files = new ArrayList<>(List.of(
                "01_phone_inbound_call_started.json",
                "02_phone_inbound_call_ended.json",
                "03_phone_inbound_call_analyzed.json"));
        var seen = new ArrayList<String>();
        for (int round = 0; round < 6; round++) {
            Collections.shuffle(files, new Random(round));
            String id = "call_order_" + round;
            for (String file : files) {
                String body = payload(file).replace("call_5b8e2f6a1c9d4037b2e6f1a8c3d", id);
                assertThat(sender.post(N8N, body).status()).isEqualTo(200);
                assertThat(sender.post(N8N, body)
                                .data()
                                .at("/results/0/outcome")
                                .asString())
                        .isEqualTo("duplicate");
            }
            JsonNode call = client.get("/api/calls/" + id).data();
            assertThat(call.path("events").size()).isEqualTo(3);
            seen.add(withoutReceipt(call, id));
        }
        assertThat(seen).allMatch(seen.getFirst()::equals);
        assertThat(seen.getFirst()).contains("\"outcome\":\"answered\"", "Priya", "\"durationSeconds\":41.382");
    }

    @Test
    void differentlyWrappedBodiesAreTheSameEvent() throws IOException {
        for (String file : List.of(
                "v01_direct.json",
                "v02_n8n_full_item.json",
                "v03_body_wrapped.json",
                "v04_array_of_events.json",
                "v06_array_input_all.json",
                "v07_body_as_json_string.json",
                "v09_call_as_json_string.json",
                "v13_call_object_only.json")) {
            Reply reply = sender.with("Content-Type", "text/plain").post(N8N, payload(file));
            assertThat(reply.status()).as(file).isEqualTo(200);
            assertThat(reply.data().at("/results/0/callId").asString()).as(file).isEqualTo("call_var_0001");
            assertThat(reply.data().at("/results/0/outcome").asString())
                    .as(file)
                    .isEqualTo(file.startsWith("v01") ? "stored" : "duplicate");
        }
        assertThat(sender.post(N8N, payload("v14_flattened_keypairs.json")).status())
                .isEqualTo(200);
        assertThat(sender.post(N8N, payload("v21_transcript_updated.json")).status())
                .isEqualTo(200);
        JsonNode call = client.get("/api/calls/call_var_0001").data();
        assertThat(call.path("status").asString()).isEqualTo("ended");
        assertThat(call.path("summary").asString()).isEqualTo("Booked.");
    }

    @Test
    void alertsAreIgnoredAndInvalidBodiesRefused() throws IOException {
        Reply alert = sender.post(N8N, payload("v20_alert_webhook_not_a_call.json"));
        assertThat(alert.status()).isEqualTo(200);
        assertThat(alert.data().at("/results/0/outcome").asString()).isEqualTo("ignored");

        Reply garbage = sender.with("Content-Type", "application/x-www-form-urlencoded")
                .post(N8N, payload("v17_object_object_garbage.txt"));
        assertThat(garbage.status()).isEqualTo(422);
        assertThat(garbage.header("Content-Type")).hasValue("application/problem+json");
        assertThat(garbage.json().path("message").asString()).contains("JSON.stringify");
    }

    @Test
    void anInvalidElementDoesNotAffectItsNeighbours() {
        Reply reply = sender.post(N8N, """
                [{"event":"call_ended","call":{"call_id":"call_good_1","agent_id":"%1$s"}},
                 {"event":"call_ended","call":{"call_id":""}},
                 {"event":"call_ended","call":{"call_id":"call_good_2","agent_id":"%1$s"}}]
                """.formatted(HARBOR));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(outcomes(reply)).containsExactly("stored", "rejected", "stored");
        assertThat(client.get("/api/calls/call_good_2").status()).isEqualTo(200);
    }

    @Test
    void retellRequestsNeedAValidSignature() {
        String body = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"call_direct\",\"agent_id\":\"%s\"}}"
                .formatted(HARBOR);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        Api api = Api.of(server);

        String signature = Signature.sign(bytes, TestServer.RETELL_KEY, now);
        assertThat(api.with(Signature.HEADER, signature).post(RETELL, body).status())
                .isEqualTo(200);
        assertThat(client.get("/api/calls/call_direct").status()).isEqualTo(200);

        assertThat(api.with(Signature.HEADER, signature)
                        .post(RETELL, body + " ")
                        .code())
                .isEqualTo("signature-wrong");
        assertThat(api.with(Signature.HEADER, Signature.sign(bytes, "key_of_another_workspace", now))
                        .post(RETELL, body)
                        .status())
                .isEqualTo(401);
        Reply late = api.with(Signature.HEADER, Signature.sign(bytes, TestServer.RETELL_KEY, now.minusSeconds(400)))
                .post(RETELL, body);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.json().path("message").asString()).contains("clock");
        assertThat(api.post(RETELL, body).code()).isEqualTo("signature-missing");
    }

    @Test
    void n8nRequestsNeedTheN8nSecret() {
        String body = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"call_secret\"}}";
        assertThat(Api.of(server).post(N8N, body).status()).isEqualTo(401);
        assertThat(Api.of(server)
                        .with("x-n8n-webhook-secret", TestServer.RETELL_KEY)
                        .post(N8N, body)
                        .status())
                .isEqualTo(401);
        assertThat(sender.get(N8N).status()).isEqualTo(405);
    }

    @Test
    void parallelCopiesOfAnEventAreStoredOnce() throws Exception {
        String body = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"call_parallel\",\"agent_id\":\"%s\"}}"
                .formatted(HARBOR);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Reply>> twenty = IntStream.range(0, 20)
                    .<Callable<Reply>>mapToObj(_ -> () -> sender.post(N8N, body))
                    .toList();
            var outcomes = new ArrayList<String>();
            for (Future<Reply> reply : threads.invokeAll(twenty)) {
                assertThat(reply.get().status()).isEqualTo(200);
                outcomes.addAll(outcomes(reply.get()));
            }
            assertThat(outcomes).filteredOn("stored"::equals).hasSize(1);
            assertThat(outcomes).filteredOn("duplicate"::equals).hasSize(19);
        }
        assertThat(client.get("/api/calls/call_parallel").data().path("events").size())
                .isEqualTo(1);
    }

    @Test
    void aCallStaysWithItsClientWhenTheAgentMovesBetweenItsEvents() {
        String agent = "agent_moves";
        client.post("/api/retell/connect-agent", Map.of("agentId", agent));
        sender.post(N8N, event("call_started", "call_before", agent));
        client.delete("/api/retell/disconnect-agent", Map.of("agentId", agent));
        stranger.post("/api/retell/connect-agent", Map.of("agentId", agent));
        sender.post(N8N, event("call_ended", "call_before", agent));
        sender.post(N8N, event("call_started", "call_after", agent));

        assertThat(client.get("/api/calls/call_before").data().path("events").size())
                .isEqualTo(2);
        assertThat(stranger.get("/api/calls/call_before").status()).isEqualTo(404);
        assertThat(stranger.get("/api/calls/call_after").status()).isEqualTo(200);
        assertThat(client.get("/api/calls/call_after").status()).isEqualTo(404);
    }

    @Test
    void aLaterEventAssignsAnEventWithoutAgent() {
        Reply first = sender.post(N8N, "{\"event\":\"transfer_started\",\"call\":{\"call_id\":\"call_agentless\"}}");
        assertThat(outcomes(first)).containsExactly("unclaimed");
        assertThat(outcomes(sender.post(N8N, event("call_ended", "call_agentless", HARBOR))))
                .containsExactly("stored");
        assertThat(client.get("/api/calls/call_agentless").data().path("events").size())
                .isEqualTo(2);
    }

    private static String event(String event, String callId, String agentId) {
        return "{\"event\":\"%s\",\"call\":{\"call_id\":\"%s\",\"agent_id\":\"%s\",\"start_timestamp\":%d}}"
                .formatted(event, callId, agentId, System.currentTimeMillis());
    }

    private static List<String> outcomes(Reply reply) {
        var outcomes = new ArrayList<String>();
        reply.data()
                .path("results")
                .forEach(result -> outcomes.add(result.path("outcome").asString()));
        return outcomes;
    }

    /// Removes the fields that depend on the order of arrival.
    private static String withoutReceipt(JsonNode call, String id) {
        var copy = (tools.jackson.databind.node.ObjectNode) call.deepCopy();
        copy.remove(List.of("events", "createdAt"));
        return copy.toString().replace(id, "call_order");
    }

    private static String payload(String file) throws IOException {
        return Files.readString(PAYLOADS.resolve(file));
    }
}
