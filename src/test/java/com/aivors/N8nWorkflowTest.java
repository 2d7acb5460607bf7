package com.aivors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The workflow that agencies import keeps what the webhook needs of it.
class N8nWorkflowTest {

    private static final JsonNode WORKFLOW = workflow();

    @Test
    void retellIsAnsweredAfterAivorsHasAnswered() {
        JsonNode webhook = node("n8n-nodes-base.webhook");
        assertThat(webhook.at("/parameters/httpMethod").asString()).isEqualTo("POST");
        assertThat(webhook.at("/parameters/path").asString()).isEqualTo("retell-webhook");
        // A Respond to Webhook node would answer 200 for a workflow that failed before it.
        assertThat(webhook.at("/parameters/responseMode").asString()).isEqualTo("lastNode");

        JsonNode send = node("n8n-nodes-base.httpRequest");
        assertThat(WORKFLOW.path("connections").size()).isEqualTo(1);
        assertThat(WORKFLOW.path("connections")
                        .path(webhook.path("name").asString())
                        .at("/main/0/0/node")
                        .asString())
                .isEqualTo(send.path("name").asString());
    }

    @Test
    void theWholeEventIsSentAndSentAgain() {
        JsonNode send = node("n8n-nodes-base.httpRequest");
        assertThat(send.at("/parameters/method").asString()).isEqualTo("POST");
        assertThat(send.at("/parameters/url").asString()).isEqualTo("https://YOUR-AIVORS/api/n8n/retell-webhook");
        assertThat(send.at("/parameters/specifyBody").asString()).isEqualTo("json");
        assertThat(send.at("/parameters/jsonBody").asString()).isEqualTo("={{ JSON.stringify($json.body) }}");
        assertThat(send.path("retryOnFail").asBoolean()).isTrue();
        assertThat(send.path("maxTries").asInt()).isEqualTo(5);
        assertThat(send.has("onError")).as("a failure fails the workflow").isFalse();
        assertThat(send.at("/parameters/options/response").isMissingNode())
                .as("an answer of 4xx or 5xx is a failure")
                .isTrue();
    }

    @Test
    void theSecretIsACredentialAndNotInTheFile() {
        JsonNode send = node("n8n-nodes-base.httpRequest");
        assertThat(send.at("/parameters/genericAuthType").asString()).isEqualTo("httpHeaderAuth");
        assertThat(send.at("/parameters/sendHeaders").asBoolean(false)).isFalse();
        assertThat(WORKFLOW.at("/settings/saveDataSuccessExecution").asString()).isEqualTo("none");
    }

    private static JsonNode node(String type) {
        for (JsonNode node : WORKFLOW.path("nodes")) {
            if (node.path("type").asString().equals(type)) {
                return node;
            }
        }
        throw new AssertionError("no node of type " + type);
    }

    private static JsonNode workflow() {
        try {
            return new JsonMapper().readTree(Files.readAllBytes(Path.of("n8n", "retell-to-aivors.json")));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
