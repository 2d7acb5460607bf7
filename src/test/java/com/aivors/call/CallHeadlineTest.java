package com.aivors.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.client.settings.FieldRoles;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SharedServer
class CallHeadlineTest {

    private static final FieldRoles ROLES = new FieldRoles("name", "number", "reason");

    private static final Map<String, Object> DECLARED =
            Map.of("callerName", "caller_name", "callbackNumber", "callback", "reason", "reason_for_call");

    private static TestServer server;
    private static Api operator;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        operator = Api.operator(server);
    }

    private static @Nullable CallHeadline of(Map<String, String> fields) {
        return CallHeadline.of(ROLES, fields);
    }

    @Test
    void collapsesWhitespaceInValues() {
        assertThat(of(Map.of("name", " Priya\n Abbott ", "number", "+1 503 555 0100", "reason", "wants to reschedule")))
                .isEqualTo(new CallHeadline("Priya Abbott", "+1 503 555 0100", "wants to reschedule"));
    }

    @Test
    void placeholderValuesGiveNoHeadline() {
        for (String nothing : List.of("N/A", "unknown", "Not provided.", "-", "none")) {
            assertThat(of(Map.of("name", nothing, "number", nothing, "reason", nothing)))
                    .as(nothing)
                    .isNull();
        }
        assertThat(of(Map.of())).isNull();
        assertThat(CallHeadline.of(FieldRoles.NONE, Map.of("name", "Priya"))).isNull();
    }

    @Test
    void cutsLongValuesBetweenCharacters() {
        assertThat(of(Map.of("name", "😀".repeat(90), "reason", "r".repeat(500))))
                .isEqualTo(new CallHeadline("😀".repeat(79) + "…", null, "r".repeat(159) + "…"));
    }

    @Test
    void convertsNumbersAndBooleansForDisplay() {
        assertThat(of(Map.of("name", "true", "number", "1.5035550100E10", "reason", "12")))
                .isEqualTo(new CallHeadline(null, "15035550100", "12"));
        assertThat(of(Map.of("number", "the same number"))).isNull();
        assertThat(CallHeadline.of(new FieldRoles(null, null, "wants_callback"), Map.of("wants_callback", "true")))
                .isEqualTo(new CallHeadline(null, null, "wants callback"));
        assertThat(CallHeadline.of(new FieldRoles(null, null, "wants_callback"), Map.of("wants_callback", "false")))
                .isNull();
    }

    private static Api client(String name, String... calls) {
        Api client = operator.newClient("Headline " + name);
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_headline_" + name));
        for (String call : calls) {
            Webhook.send(
                    server,
                    Map.of(
                            "event",
                            "call_analyzed",
                            "call",
                            Map.of(
                                    "call_id",
                                    call,
                                    "agent_id",
                                    "agent_headline_" + name,
                                    "from_number",
                                    "+15035550100",
                                    "start_timestamp",
                                    1_790_000_000_000L,
                                    "call_analysis",
                                    Map.of(
                                            "custom_analysis_data",
                                            Map.of(
                                                    "caller_name",
                                                    "Priya of " + name,
                                                    "callback",
                                                    15_035_550_111L,
                                                    "reason_for_call",
                                                    "wants to reschedule",
                                                    "party",
                                                    4,
                                                    "nested",
                                                    Map.of("a", 1),
                                                    "notes",
                                                    "n".repeat(300))))));
        }
        return client;
    }

    private static JsonNode row(Api client) {
        Reply reply = client.get("/api/calls");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data().path("calls").path(0);
    }

    private static void declare(Api client, Object roles) {
        Reply saved = client.send("PATCH", "/api/settings", Map.of("fieldRoles", roles));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    @Test
    void listDetailAndExportsShowTheDeclaredFields() {
        Api client = client("heads", "heads_1");
        assertThat(row(client).path("headline").isNull()).isTrue();
        assertThat(row(client).path("fields").path("party").asString()).isEqualTo("4");
        assertThat(row(client).path("fields").has("nested")).isFalse();
        assertThat(row(client).path("fields").path("notes").asString())
                .hasSize(200)
                .endsWith("…");

        declare(client, DECLARED);

        for (JsonNode call :
                List.of(row(client), client.get("/api/calls/heads_1").data())) {
            JsonNode head = call.path("headline");
            assertThat(head.path("callerName").asString()).isEqualTo("Priya of heads");
            assertThat(head.path("callbackNumber").asString()).isEqualTo("15035550111");
            assertThat(head.path("reason").asString()).isEqualTo("wants to reschedule");
        }
        List<String> lines =
                Arrays.asList(client.get("/api/calls/export.csv").text().split("\r?\n"));
        assertThat(lines.getFirst()).endsWith(",Caller,Callback number,Reason for calling");
        assertThat(lines.getLast()).endsWith(",Priya of heads,15035550111,wants to reschedule");
        assertThat(JsonMapper.shared()
                        .readTree(client.get("/api/calls/export.jsonl?columns=callReason,callerName,field.notes")
                                .text()))
                .isEqualTo(JsonMapper.shared()
                        .valueToTree(Map.of(
                                "callReason",
                                "wants to reschedule",
                                "callerName",
                                "Priya of heads",
                                "field.notes",
                                "n".repeat(300))));

        declare(client, Map.of("reason", "party"));

        assertThat(row(client).path("headline").path("callerName").isNull()).isTrue();
        assertThat(row(client).path("headline").path("reason").asString()).isEqualTo("4");
    }

    @Test
    void theOverviewDoesNotCountByCallerNameOrNumber() {
        Api client = client("bars", "bars_1");
        assertThat(barsOf(client)).contains("caller_name", "callback", "reason_for_call");

        declare(client, DECLARED);

        assertThat(barsOf(client)).contains("reason_for_call", "party").doesNotContain("caller_name", "callback");
    }

    private static List<String> barsOf(Api client) {
        return client.get("/api/analytics/overview?from=2026-09-01T00:00:00Z&to=2026-10-01T00:00:00Z")
                .data()
                .path("fields")
                .valueStream()
                .map(field -> field.path("name").asString())
                .toList();
    }

    @Test
    void aClientSeesTheFieldsOfItsOwnCallsOnly() {
        Api one = client("one", "headline_1", "headline_2");
        Api other = client("other");
        declare(one, DECLARED);

        JsonNode seen = one.get("/api/calls/fields").data().path("fields");
        assertThat(seen.valueStream().map(field -> field.path("name").asString()))
                .containsExactly("callback", "caller_name", "notes", "party", "reason_for_call");
        assertThat(seen.path(0).path("calls").asInt()).isEqualTo(2);
        assertThat(other.get("/api/calls/fields").data().path("fields").size()).isZero();
        assertThat(other.get("/api/calls/headline_1").status()).isEqualTo(404);
        assertThat(other.get("/api/settings")
                        .data()
                        .path("fieldRoles")
                        .path("reason")
                        .isNull())
                .isTrue();
        String id = row(one).path("userId").asString();
        assertThat(operator.get("/api/clients/" + id + "/calls/fields")
                        .data()
                        .path("fields")
                        .size())
                .isEqualTo(5);
        assertThat(operator.get("/api/clients/" + id + "/calls")
                        .data()
                        .path("calls")
                        .path(0)
                        .path("headline")
                        .path("callerName")
                        .asString())
                .isEqualTo("Priya of one");
    }

    @Test
    void masksADeclaredCallbackNumberLikeOtherNumbers() {
        Api client = client("masked", "masked_1");
        declare(client, DECLARED);
        String id = row(client).path("userId").asString();
        Reply masked = operator.send("PATCH", "/api/clients/" + id + "/disclosure", Map.of("numbers", "masked"));
        assertThat(masked.status()).as(masked.text()).isEqualTo(200);

        for (String path : List.of(
                "/api/calls",
                "/api/calls/masked_1",
                "/api/calls/export.csv",
                "/api/calls/export.jsonl?columns=callbackNumber,field.callback",
                "/api/calls/facets")) {
            Reply reply = client.get(path);
            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(reply.text()).as(path).doesNotContain("5550111").doesNotContain("5550100");
        }
        assertThat(row(client).path("headline").path("callerName").asString()).isEqualTo("Priya of masked");
        assertThat(operator.get("/api/clients/" + id + "/calls").text()).contains("15035550111");
    }

    @Test
    void rejectsInvalidFieldRoles() {
        Api client = operator.newClient("Headline wrong");

        for (Object roles : List.of(Map.of("callerName", 1), Map.of("colour", "x"), Map.of("reason", " "), "name")) {
            Reply reply = client.send("PATCH", "/api/settings", Map.of("fieldRoles", roles));
            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
            assertThat(reply.text()).contains("fieldRoles");
        }
    }
}
