package com.aivors.operator.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.Signature;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SourcesTest {

    private static TestServer server;
    private static Api operator;

    @BeforeAll
    static void start() {
        server = TestServer.hurried(Map.of("AIVORS_PUBLIC_URL", "https://calls.agency.test"));
        operator = Api.operator(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode source(String name) {
        for (JsonNode source : operator.get("/api/sources").data().path("sources")) {
            if (source.path("name").asString().equals(name)) {
                return source;
            }
        }
        throw new AssertionError("no source " + name);
    }

    private static Reply send(String secret, String callId) {
        return Api.of(server)
                .with("x-n8n-webhook-secret", secret)
                .post("/api/n8n/retell-webhook", Webhook.event("call_ended", callId, "agent_s"));
    }

    @Test
    void sourcesListTheirUrlHeaderAndSecrets() {
        JsonNode n8n = source("n8n");
        assertThat(n8n.path("kind").asString()).isEqualTo("n8n");
        assertThat(n8n.path("url").asString()).isEqualTo("https://calls.agency.test/api/n8n/retell-webhook");
        assertThat(n8n.path("header").asString()).isEqualTo("x-n8n-webhook-secret");
        JsonNode secret = n8n.path("secrets").path(0);
        assertThat(secret.path("fromEnvironment").asBoolean()).isTrue();
        assertThat(secret.path("value").asString()).isEqualTo(TestServer.N8N_SECRET);

        JsonNode retell = source("Retell");
        assertThat(retell.path("url").asString()).isEqualTo("https://calls.agency.test/api/retell/webhook");
        assertThat(retell.path("header").asString()).isEqualTo("x-retell-signature");
        assertThat(retell.path("secrets").path(0).path("value").isNull()).isTrue();
        assertThat(operator.get("/api/sources").text()).doesNotContain(TestServer.RETELL_KEY);
    }

    @Test
    void aBoundSourceStoresCallsForItsClient() {
        UUID client = operator.createClient("Bound", "bound@client.test");
        Reply added = operator.post("/api/sources", Map.of("kind", "n8n", "name", "Bound n8n", "clientId", client));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.data().path("clientName").asString()).isEqualTo("Bound");
        String secret = added.data().path("secrets").path(0).path("value").asString();

        assertThat(send(secret, "bound_call").status()).isEqualTo(200);
        assertThat(operator.get("/api/clients/" + client + "/calls/bound_call").status())
                .isEqualTo(200);
    }

    @Test
    void aSecretIsRotatedAndRetired() {
        Reply added =
                operator.post("/api/sources", Map.of("kind", "n8n", "name", "Rotating", "secret", "first-secret-1"));
        String path = "/api/sources/" + added.data().path("id").asString();
        String first = added.data().path("secrets").path(0).path("id").asString();
        assertThat(operator.delete(path + "/secrets/" + first).code()).isEqualTo("last-secret");

        JsonNode rotated = operator.post(path + "/rotate").data().path("secrets");
        assertThat(rotated.size()).isEqualTo(2);
        assertThat(send("first-secret-1", "rotated_1").status()).isEqualTo(200);
        assertThat(send(rotated.path(1).path("value").asString(), "rotated_2").status())
                .isEqualTo(200);

        assertThat(operator.delete(path + "/secrets/" + first)
                        .data()
                        .path("secrets")
                        .size())
                .isOne();
        assertThat(send("first-secret-1", "rotated_3").status()).isEqualTo(401);
        assertThat(operator.delete(path + "/secrets/" + first).status()).isEqualTo(404);
        for (int i = 0; i < 4; i++) {
            assertThat(operator.post(path + "/rotate", Map.of()).status()).isEqualTo(200);
        }
        assertThat(operator.post(path + "/rotate").code()).isEqualTo("too-many-secrets");
    }

    @Test
    void aSecretFromTheEnvironmentCannotBeRetired() {
        JsonNode n8n = source("n8n");
        String secret = n8n.path("secrets").path(0).path("id").asString();
        assertThat(operator.delete("/api/sources/" + n8n.path("id").asString() + "/secrets/" + secret)
                        .code())
                .isEqualTo("from-environment");
    }

    @Test
    void sourcesReportFailuresAndTheLastDelivery() {
        assertThat(send(TestServer.N8N_SECRET, "counted").status()).isEqualTo(200);
        assertThat(send("not the secret", "uncounted").status()).isEqualTo(401);
        assertThat(Api.of(server)
                        .with("x-retell-signature", "v=1,d=2")
                        .post("/api/retell/webhook", Map.of())
                        .status())
                .isEqualTo(401);

        Eventually.until(
                "the counts are written",
                Duration.ofSeconds(12),
                () -> !source("n8n").path("lastDeliveryAt").isNull()
                        && source("n8n").path("failures").toString().contains("secret-wrong")
                        && source("Retell").path("failures").toString().contains("signature-malformed"));
        assertThat(source("n8n").path("failuresLastDay").asLong()).isPositive();
        assertThat(source("n8n").path("failures").toString()).doesNotContain("signature");
    }

    @Test
    void clockFailuresCountForTheSourceOfTheKey() {
        String first = "key_of_the_first_workspace";
        String second = "key_of_the_second_workspace";
        operator.post("/api/sources", Map.of("kind", "retell", "name", "First workspace", "secret", first));
        operator.post("/api/sources", Map.of("kind", "retell", "name", "Second workspace", "secret", second));
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(10));

        assertThat(signed(second, longAgo).code()).isEqualTo("signature-clock");
        assertThat(signed("key_of_nobody_at_all", longAgo).code()).isEqualTo("signature-wrong");
        Eventually.until(
                "the counts are written",
                Duration.ofSeconds(12),
                () -> source("Second workspace").path("failures").toString().contains("signature-clock"));
        assertThat(source("Second workspace").path("failures").toString()).contains("signature-wrong");
        assertThat(source("First workspace").path("failures").toString())
                .contains("signature-wrong")
                .doesNotContain("signature-clock");
    }

    @Test
    void eachWorkspaceHasItsOwnWebhookUrl() {
        JsonNode own = operator.post(
                        "/api/sources",
                        Map.of("kind", "retell", "name", "Own address", "secret", "key_at_its_own_address"))
                .data();
        String url = own.path("url").asString();
        assertThat(url)
                .isEqualTo("https://calls.agency.test/api/retell/webhook/"
                        + own.path("id").asString());
        assertThat(source("Retell").path("url").asString()).isEqualTo("https://calls.agency.test/api/retell/webhook");
        String path = url.substring("https://calls.agency.test".length());

        for (String address : new String[] {path, path + "/", "/api/retell/webhook"}) {
            assertThat(signed(address, "key_at_its_own_address", Instant.now()).status())
                    .as(address)
                    .isEqualTo(200);
        }
        assertThat(signed(path, TestServer.RETELL_KEY, Instant.now()).code())
                .as("another's key is not tried")
                .isEqualTo("signature-wrong");
        assertThat(Api.of(server).post(path, "{}").code()).isEqualTo("signature-missing");
        Eventually.until(
                "the failure is this source's alone",
                Duration.ofSeconds(12),
                () -> source("Own address").path("failures").toString().contains("signature-missing"));

        for (String nobodys : new String[] {
            UUID.randomUUID().toString(), "x", source("n8n").path("id").asString()
        }) {
            Reply reply = signed("/api/retell/webhook/" + nobodys, TestServer.RETELL_KEY, Instant.now());
            assertThat(reply.status()).as(nobodys).isEqualTo(404);
        }
    }

    @Test
    void secretsReportTheirLastUse() {
        Reply added =
                operator.post("/api/sources", Map.of("kind", "n8n", "name", "Last used", "secret", "used-secret-1"));
        String path = "/api/sources/" + added.data().path("id").asString();
        operator.post(path + "/rotate", Map.of("secret", "unused-secret-2"));
        Instant before = Instant.now().minusSeconds(1);
        assertThat(send("used-secret-1", "used_1").status()).isEqualTo(200);

        Eventually.until(
                "the use is written",
                Duration.ofSeconds(12),
                () -> !source("Last used").at("/secrets/0/lastUsedAt").isNull());
        assertThat(Instant.parse(source("Last used").at("/secrets/0/lastUsedAt").asString()))
                .isBetween(before, Instant.now());
        assertThat(source("Last used").at("/secrets/1/lastUsedAt").isNull()).isTrue();
    }

    @Test
    void aSourceIsFailingUntilItsNextValidDelivery() {
        operator.post("/api/sources", Map.of("kind", "retell", "name", "Failing", "secret", "key_of_a_failing_source"));
        String path = "/api/retell/webhook/" + source("Failing").path("id").asString();
        assertThat(signed(path, "key_that_is_wrong_here", Instant.now()).status())
                .isEqualTo(401);
        Eventually.until(
                "it fails",
                Duration.ofSeconds(12),
                () -> source("Failing").path("failures").toString().contains("signature-wrong")
                        && source("Failing").path("failing").asBoolean());
        assertThat(signed(path, "key_of_a_failing_source", Instant.now()).status())
                .isEqualTo(200);
        Eventually.until(
                "it does not fail any more",
                Duration.ofSeconds(12),
                () -> !source("Failing").path("lastDeliveryAt").isNull()
                        && !source("Failing").path("failing").asBoolean());

        JsonNode refusals = operator.get("/api/refusals").data().path("hours");
        boolean found = false;
        for (JsonNode refusal : refusals) {
            if (refusal.path("sourceName").asString("").equals("Failing")) {
                found = true;
                assertThat(refusal.path("kind").asString()).isEqualTo("retell");
                assertThat(refusal.path("reason").asString()).isEqualTo("signature-wrong");
                assertThat(refusal.path("status").asInt()).isEqualTo(401);
                assertThat(refusal.path("requests").asInt()).isOne();
                assertThat(Instant.parse(refusal.path("lastAt").asString())).isBefore(Instant.now());
            }
        }
        assertThat(found).as(refusals.toString()).isTrue();
        assertThat(operator.get("/api/refusals?to=2026-01-01T00:00:00Z").data().path("hours"))
                .isEmpty();
        assertThat(operator.get("/api/refusals?from=x").status()).isEqualTo(400);
        assertThat(operator.get("/api/refusals?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusalsReportTheAnsweredStatus() {
        try (var owner = new Owner(server)) {
            owner.execute("""
                    insert into webhook_hour (kind, source_id, outcome, hour, requests, last_at)
                    select 'n8n', gen_random_uuid(), outcome, date_trunc('hour', now()), 1, now()
                      from unnest(array['incomplete', 'on-strike']) outcome""");
        }
        assertThat(refusal("incomplete").path("status").asInt()).isEqualTo(400);
        // A newer node has counted this reason, so this node does not know its status.
        assertThat(refusal("on-strike").path("status").isNull()).isTrue();
    }

    private static JsonNode refusal(String reason) {
        for (JsonNode refusal : operator.get("/api/refusals").data().path("hours")) {
            if (refusal.path("reason").asString().equals(reason)) {
                return refusal;
            }
        }
        throw new AssertionError("no refusal " + reason);
    }

    @Test
    void theN8nWorkflowContainsTheWebhookUrl() {
        Reply reply = operator.get("/api/sources/n8n-workflow");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Disposition")).contains("attachment; filename=\"retell-to-aivors.json\"");
        assertThat(reply.json().path("nodes").size()).isPositive();
        assertThat(reply.text())
                .contains("\"https://calls.agency.test/api/n8n/retell-webhook\"")
                .doesNotContain("YOUR-AIVORS", TestServer.N8N_SECRET);
        JsonNode list = operator.get("/api/sources").data();
        assertThat(list.path("publicUrl").asString()).isEqualTo("https://calls.agency.test");
        assertThat(list.path("reachableByRetell").asBoolean(true)).isFalse();
    }

    @Test
    void twoKeysOfAWorkspaceAreValidUntilOneIsRetired() {
        Reply added = operator.post(
                "/api/sources", Map.of("kind", "retell", "name", "Two keys", "secret", "key_before_the_change"));
        String path = "/api/sources/" + added.data().path("id").asString();
        String old = added.data().path("secrets").path(0).path("id").asString();
        Reply rotated = operator.post(path + "/rotate", Map.of("secret", "key_after_the_change"));
        assertThat(rotated.data().path("secrets").size()).isEqualTo(2);
        assertThat(rotated.text()).doesNotContain("key_after_the_change", "key_before_the_change");

        assertThat(signed("key_before_the_change", Instant.now()).status()).isEqualTo(200);
        assertThat(signed("key_after_the_change", Instant.now()).status()).isEqualTo(200);
        assertThat(operator.delete(path + "/secrets/" + old).status()).isEqualTo(200);
        assertThat(signed("key_before_the_change", Instant.now()).code()).isEqualTo("signature-wrong");
        assertThat(signed("key_after_the_change", Instant.now()).status()).isEqualTo(200);
        try (Owner owner = new Owner(server)) {
            assertThat(owner.count("select count(*) from source_secret where retired_at is not null and sealed <> ''"))
                    .as("what is retired is not kept")
                    .isZero();
        }
    }

    private static Reply signed(String key, Instant at) {
        return signed("/api/retell/webhook", key, at);
    }

    private static Reply signed(String path, String key, Instant at) {
        byte[] body = "{\"event\":\"alert_probe\"}".getBytes(StandardCharsets.UTF_8);
        return Api.of(server)
                .with(Signature.HEADER, Signature.sign(body, key, at))
                .post(path, body);
    }

    @Test
    void invalidFieldsAndUnknownIdsAreReported() {
        check(Map.of("name", "x"), "kind");
        check(Map.of("kind", "smoke", "name", "x"), "kind");
        check(Map.of("kind", "n8n"), "name");
        check(Map.of("kind", "n8n", "name", "x".repeat(201)), "name");
        check(Map.of("kind", "retell", "name", "x"), "secret");
        check(Map.of("kind", "n8n", "name", "x", "secret", "short"), "secret");
        check(Map.of("kind", "n8n", "name", "x", "secret", "with space in it"), "secret");
        check(Map.of("kind", "n8n", "name", "x", "clientId", "no id"), "clientId");
        var unknown = new HashMap<String, Object>(Map.of("kind", "n8n", "name", "x", "clientId", UUID.randomUUID()));
        assertThat(operator.post("/api/sources", unknown).status()).isEqualTo(404);
        assertThat(operator.post("/api/sources", Map.of("kind", "n8n", "name", "x", "secret", TestServer.RETELL_KEY))
                        .code())
                .isEqualTo("secret-in-use");
        assertThat(operator.post("/api/sources/" + UUID.randomUUID() + "/rotate")
                        .status())
                .isEqualTo(404);
        assertThat(operator.delete("/api/sources/" + UUID.randomUUID() + "/secrets/x")
                        .status())
                .isEqualTo(404);
    }

    private static void check(Map<String, Object> body, String field) {
        Reply reply = operator.post("/api/sources", body);
        assertThat(reply.status()).as(body.toString()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
    }
}
