package com.aivors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks that the workflows that agencies import keep what the webhook needs. `make test-n8n` runs
/// both in a real n8n.
class N8nWorkflowTest {

    /// In ms. Retell hangs up after 10 s, of which n8n itself needs up to one.
    private static final int LONGEST_MILLIS = 9_000;

    enum Workflow {
        SECRET("retell-to-aivors.json"),
        SIGNATURE("retell-to-aivors-signed.json");

        private final JsonNode json;

        Workflow(String file) {
            try {
                json = new JsonMapper().readTree(Files.readAllBytes(Path.of("n8n", file)));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        JsonNode webhook() {
            return node("n8n-nodes-base.webhook");
        }

        JsonNode send() {
            return node("n8n-nodes-base.httpRequest");
        }

        private JsonNode node(String type) {
            for (JsonNode node : json.path("nodes")) {
                if (node.path("type").asString().equals(type)) {
                    return node;
                }
            }
            throw new AssertionError("no node of type " + type);
        }
    }

    @ParameterizedTest
    @EnumSource
    void n8nAnswersRetellAfterAivors(Workflow workflow) {
        JsonNode webhook = workflow.webhook();
        assertThat(webhook.at("/parameters/httpMethod").asString()).isEqualTo("POST");
        // A Respond to Webhook node would return 200 for a workflow that failed before that node.
        assertThat(webhook.at("/parameters/responseMode").asString()).isEqualTo("lastNode");

        JsonNode connections = workflow.json.path("connections");
        assertThat(connections.size()).isEqualTo(1);
        assertThat(connections
                        .path(webhook.path("name").asString())
                        .at("/main/0/0/node")
                        .asString())
                .isEqualTo(workflow.send().path("name").asString());
    }

    @ParameterizedTest
    @EnumSource
    void allTriesEndBeforeRetellTimesOut(Workflow workflow) {
        JsonNode send = workflow.send();
        assertThat(send.path("retryOnFail").asBoolean()).isTrue();
        int tries = send.path("maxTries").asInt();
        int wait = send.path("waitBetweenTries").asInt();
        int timeout = send.at("/parameters/options/timeout").asInt();
        // n8n makes at least two tries and waits at most 5 s between them, regardless of the file.
        assertThat(tries).isBetween(2, 5);
        assertThat(wait).isBetween(1, 5_000);
        assertThat(timeout).isPositive();
        assertThat(tries * timeout + (tries - 1) * wait).isLessThan(LONGEST_MILLIS);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorResponseFailsTheWorkflow(Workflow workflow) {
        JsonNode send = workflow.send();
        assertThat(send.has("onError")).isFalse();
        assertThat(send.at("/parameters/options/response").isMissingNode())
                .as("an answer of 4xx or 5xx is a failure")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void n8nStoresNoDataOfSuccessfulRuns(Workflow workflow) {
        assertThat(workflow.json.at("/settings/saveDataSuccessExecution").asString())
                .isEqualTo("none");
    }

    @Test
    void sendsTheWholeEventWithASecretFromACredential() {
        assertThat(Workflow.SECRET.webhook().at("/parameters/path").asString()).isEqualTo("retell-webhook");
        JsonNode parameters = Workflow.SECRET.send().path("parameters");
        assertThat(parameters.path("method").asString()).isEqualTo("POST");
        assertThat(parameters.path("url").asString()).isEqualTo("https://YOUR-AIVORS/api/n8n/retell-webhook");
        assertThat(parameters.path("specifyBody").asString()).isEqualTo("json");
        assertThat(parameters.path("jsonBody").asString()).isEqualTo("={{ JSON.stringify($json.body) }}");
        assertThat(parameters.path("genericAuthType").asString()).isEqualTo("httpHeaderAuth");
        assertThat(parameters.path("sendHeaders").asBoolean(false))
                .as("the secret is no text in the file")
                .isFalse();
    }

    @Test
    void forwardsSignedBytesUnchangedWithTheirSignature() {
        assertThat(Workflow.SIGNATURE
                        .webhook()
                        .at("/parameters/options/rawBody")
                        .asBoolean())
                .isTrue();
        JsonNode parameters = Workflow.SIGNATURE.send().path("parameters");
        assertThat(parameters.path("method").asString()).isEqualTo("POST");
        assertThat(parameters.path("url").asString()).isEqualTo("https://YOUR-AIVORS/api/retell/webhook");
        assertThat(parameters.path("contentType").asString()).isEqualTo("binaryData");
        assertThat(parameters.path("inputDataFieldName").asString()).isEqualTo("data");
        assertThat(parameters.at("/headerParameters/parameters/0/name").asString())
                .isEqualTo("x-retell-signature");
        assertThat(parameters.at("/headerParameters/parameters/0/value").asString())
                .isEqualTo("={{ $json.headers['x-retell-signature'] }}");
    }
}
