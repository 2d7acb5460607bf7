package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks the strict rules for paths, parameters and bodies.
@SharedServer
class RequestRulesTest {

    private static TestServer server;
    private static Api nobody;
    private static Api operator;
    private static Api client;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        nobody = Api.of(server);
        operator = Api.operator(server);
        client = operator.newClient("Rules");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/n8n/retell-webhook", "/api/n8n/retell-webhook/", "/api/n8n/retell%2Dwebhook/"})
    void n8nsWebhookIgnoresATrailingSlash(String path) {
        Reply stored = nobody.with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .post(path, Webhook.event("call_ended", "call_slash_" + path.length(), "agent_slash"));
        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        assertThat(stored.data().at("/results/0/outcome").asString()).isEqualTo("unclaimed");

        Reply refused = nobody.with("x-n8n-webhook-secret", "wrong").post(path, "{}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("wrong-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/retell/webhook", "/api/retell/webhook/", "/api/retell/web%68ook/"})
    void retellsWebhookIgnoresATrailingSlash(String path) {
        Reply refused = nobody.post(path, "{}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("signature-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/nope",
                "/api/auth/nope",
                "/api/calls/call_1/nope",
                "/api/calls/",
                "/api/clients/nope/nope/nope",
                "/api/n8n/nope",
                "/api/swagger-ui/nope.js",
                "/%61pi/nope"
            })
    void unknownPathsGive404WithOrWithoutSignIn(String path) {
        for (Api who : List.of(nobody, client, operator, nobody.bearer("expired"))) {
            for (String method : List.of("GET", "POST", "DELETE")) {
                if (path.contains("swagger") && !method.equals("GET")) {
                    continue;
                }
                Reply reply = who.send(method, path, null);
                assertThat(reply.status()).as(method + " " + reply.text()).isEqualTo(404);
                assertThat(reply.header("Content-Type")).contains("application/problem+json");
                assertThat(reply.code()).isEqualTo("not-found");
                assertThat(reply.json().path("message").asString()).contains(path);
            }
        }
    }

    @Test
    void existingPathsNeedASignIn() {
        for (String path :
                List.of("/api/calls", "/api/calls/call_1", "/api/calls/a%2Fb", "/api/clients", "/api/audit")) {
            assertThat(nobody.get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(client.get("/api/calls/call_1").json().path("message").asString())
                .isEqualTo("There is nothing here.");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/calls?reasn=error_asr, reasn",
        "/api/calls?from=2026-01-01T00:00:00Z&outcom=failed, outcom",
        "/api/calls/export.csv?limitt=1, limitt",
        "/api/calls/call_1?x=1, x",
        "/api/calls/live?x=1, x",
        "/api/analytics/overview?timezon=UTC, timezon",
        "/api/audit?actoin=x, actoin",
        "/api/auth/me?access_token=x, access_token",
        "/api/calls?agentId=a&agentId=b, agentId"
    })
    void errorsNameUnknownOrRepeatedParameters(String path, String name) {
        Reply reply = client.get(path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("invalid");
        assertThat(reply.json().at("/errors/0/field").asString()).isEqualTo(name);
        assertThat(reply.json().path("message").asString()).contains("\"" + name + "\"");
    }

    @Test
    void operatorRoutesRefuseUnknownParametersToo() {
        assertThat(operator.get("/api/deliveries?outcome=stored&x=1").status()).isEqualTo(400);
        assertThat(operator.get("/api/clients?query=x").status()).isEqualTo(400);
        assertThat(operator.get("/api/clients?q=x").status()).isEqualTo(200);
        assertThat(operator.get("/api/unclaimed/calls?outcome=failed&q=").status())
                .isEqualTo(200);
        assertThat(nobody.get("/api/auth/options?x=1").status()).isEqualTo(400);
    }

    @Test
    void webhooksAcceptUnknownParameters() {
        Reply reply = nobody.with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .post(
                        "/api/n8n/retell-webhook/?workflow=7",
                        Webhook.event("call_ended", "call_parameter", "agent_slash"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7.5", "true", "false", "[\"agent_7\"]", "{\"a\":1}"})
    void textFieldsRefuseOtherJsonTypes(String value) {
        Reply reply = client.post("/api/retell/connect-agent", "{\"agentId\": " + value + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asString()).isEqualTo("agentId");
        assertThat(reply.json().path("message").asString()).contains("agentId").contains("text");
        assertThat(operator.post("/api/clients", "{\"name\": " + value + ", \"email\": \"a@b.test\"}")
                        .status())
                .isEqualTo(400);
        assertThat(operator.post("/api/replays", "{\"clientId\": " + value + "}")
                        .status())
                .isEqualTo(400);
        assertThat(client.get("/api/retell/agent-status").data().path("agents")).isEmpty();
    }

    @Test
    void unknownFieldsOfABodyAreIgnored() {
        Reply reply = operator.post(
                "/api/clients", "{\"name\":\"Extra\",\"email\":\"extra@client.test\",\"more\":{\"a\":[1]}}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }
}
