package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Retell's SDK for Node.js reads from [RetellStandIn], and its types allow each response. This
/// proves that the stand-in behaves like Retell. The SDK also signs in the way that [Signature]
/// verifies. `make test` installs the SDK into `src/test/retell-sdk`.
class RetellSdkTest {

    private static final Path SDK = Path.of("src/test/retell-sdk");
    private static final String KEY = "key_0123456789abcdef0123456789ab";
    private static final long NOON = 1_763_640_000_000L;

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path directory;

    private static List<String> requests = List.of();
    private static JsonNode read = JSON.createObjectNode();

    @BeforeAll
    static void readWithTheSdk() throws IOException, InterruptedException {
        assertThat(SDK.resolve("node_modules/retell-sdk"))
                .as("the SDK: make src/test/retell-sdk/node_modules")
                .isDirectory();
        try (var retell = new RetellStandIn()) {
            retell.agent(KEY, "agent_1", "Ivy");
            retell.agent(KEY, "agent/2", "Zoë");
            retell.agent(KEY, "agent_3", "Front desk");
            for (int i = 0; i < 5; i++) {
                retell.call(KEY, call(i));
            }
            retell.call(KEY, with(call(6), "agent_id", "agent_3"));
            // The SDK retries after both.
            retell.fail(1, 429, "1");
            retell.fail(1, 503, null);
            read = JSON.readTree(node("read.mjs", "", retell.base().toString(), KEY));
            requests = retell.requests();
        }
    }

    @Test
    void theSdkRetriesAfter429And503() {
        assertThat(requests)
                .startsWith(
                        "POST /v2/list-agents", "POST /v2/list-agents", "POST /v2/list-agents", "POST /v2/list-agents")
                .endsWith("POST /v3/list-calls");
    }

    @Test
    void theSdkReadsEveryPageOfAgents() {
        assertThat(read.path("agents")).hasSize(2);
        assertThat(texts(read.path("agents"), "agent_id")).containsExactly("agent/2", "agent_1", "agent_3");
        assertThat(texts(read.path("agents"), "agent_name")).containsExactly("Zoë", "Ivy", "Front desk");
        assertThat(read.path("agent").path("agent_name").asString()).isEqualTo("Zoë");
    }

    @Test
    void theSdkReadsEveryPageOfFilteredCalls() {
        assertThat(read.path("calls")).hasSize(3);
        assertThat(texts(read.path("calls"), "call_id"))
                .containsExactly("call 0", "call 1", "call 2", "call 3", "call 4");
        assertThat(read.path("calls").path(0).path("items").path(0).has("transcript"))
                .isFalse();
        JsonNode newest = read.path("newest");
        assertThat(newest.path("items").path(0).path("call_id").asString()).isEqualTo("call 6");
        assertThat(newest.path("has_more").asBoolean()).isTrue();
    }

    @Test
    void theSdkReadsACall() {
        JsonNode phone = read.path("phone");
        assertThat(phone.path("transcript").asString()).isEqualTo("Agent: Grüezi");
        assertThat(phone.path("recording_url").asString()).contains("Expires=");
        assertThat(read.path("web").path("call_type").asString()).isEqualTo("web_call");
    }

    @Test
    void theSdkRecognisesEachError() {
        assertThat(read.path("unknownAgent").path("error").asString()).isEqualTo("NotFoundError");
        assertThat(read.path("unknownCall").path("error").asString()).isEqualTo("UnprocessableEntityError");
        assertThat(read.path("unknownCall").path("message").asString()).startsWith("Cannot find requested asset");
        assertThat(read.path("unknownFilter").path("error").asString()).isEqualTo("BadRequestError");
        assertThat(read.path("tooMany").path("error").asString()).isEqualTo("BadRequestError");
        assertThat(read.path("wrongKey").path("error").asString()).isEqualTo("AuthenticationError");
    }

    @Test
    void signaturesOfTheSdkAreValid() {
        JsonNode signed = read.path("signed");
        byte[] body = signed.path("body").asString().getBytes(StandardCharsets.UTF_8);
        String signature = signed.path("signature").asString();
        assertThat(signed.path("verified").asBoolean()).isTrue();
        assertThat(Signature.verify(signature, body, KEY, Instant.now())).isInstanceOf(SignatureCheck.Valid.class);
        assertThat(Signature.verify(signature, body, "key_other", Instant.now()))
                .isInstanceOf(SignatureCheck.Mismatch.class);
    }

    @Test
    void theSdkTypesAcceptOnlyValidAnswers() throws IOException, InterruptedException {
        var answers = JSON.createArrayNode();
        read.path("agents").forEach(page -> answers.add(typed("AgentListResponse", page)));
        read.path("calls").forEach(page -> answers.add(typed("CallListResponse", page)));
        answers.add(typed("CallListResponse", read.path("newest")));
        answers.add(typed("AgentResponse", read.path("agent")));
        answers.add(typed("PhoneCallResponse", read.path("phone")));
        answers.add(typed("WebCallResponse", read.path("web")));
        assertThat(answers).hasSize(9);
        assertThat(node("types.mjs", answers.toString())).isEmpty();

        var wrong = JSON.createArrayNode()
                .add(typed("CallListResponse", ((ObjectNode) read.path("newest").deepCopy()).without("has_more")))
                .add(typed("AgentResponse", ((ObjectNode) read.path("agent").deepCopy()).put("channel", "voice")))
                .add(typed(
                        "PhoneCallResponse", ((ObjectNode) read.path("phone").deepCopy()).put("call_status", "over")));
        assertThat(node("types.mjs", wrong.toString()).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("CallListResponse").contains("has_more"),
                        line -> assertThat(line).startsWith("AgentResponse").contains("channel"),
                        line -> assertThat(line).startsWith("PhoneCallResponse").contains("over"));
    }

    private static ObjectNode typed(String type, JsonNode answer) {
        return JSON.createObjectNode().put("type", type).set("answer", answer);
    }

    /// Every second call is a web call.
    private static Map<String, Object> call(int i) {
        var call = new HashMap<String, Object>();
        call.put("call_id", "call " + i);
        call.put("agent_id", i == 1 ? "agent/2" : "agent_1");
        call.put("agent_name", "Ivy");
        call.put("call_type", i % 2 == 0 ? "phone_call" : "web_call");
        call.put("call_status", "ended");
        call.put("start_timestamp", NOON + i * 1_000L);
        call.put("end_timestamp", NOON + i * 1_000L + 41_000);
        call.put("duration_ms", 41_000);
        call.put("disconnection_reason", "user_hangup");
        call.put("transcript", "Agent: Grüezi");
        call.put("recording_url", "https://recordings.test/a.wav?Expires=1600000000&Signature=x");
        call.put("call_analysis", Map.of("user_sentiment", "Positive", "call_successful", true));
        call.put(
                "call_cost",
                Map.of(
                        "combined_cost",
                        12.5,
                        "total_duration_seconds",
                        41,
                        "total_duration_unit_price",
                        0.3,
                        "product_costs",
                        List.of(Map.of("product", "retell_platform", "cost", 12.5))));
        return call;
    }

    private static Map<String, Object> with(Map<String, Object> call, String name, Object value) {
        call.put(name, value);
        return call;
    }

    private static List<String> texts(JsonNode pages, String field) {
        return StreamSupport.stream(pages.spliterator(), false)
                .flatMap(page -> StreamSupport.stream(page.path("items").spliterator(), false))
                .map(item -> item.path(field).asString())
                .toList();
    }

    private static String node(String script, String input, String... arguments)
            throws IOException, InterruptedException {
        Path in = Files.writeString(directory.resolve("in"), input);
        Path out = directory.resolve("out");
        Path errors = directory.resolve("errors");
        var command = new ArrayList<>(List.of("node", SDK.resolve(script).toString()));
        command.addAll(List.of(arguments));
        int status = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(errors)).isZero();
        return Files.readString(out);
    }
}
