package com.aivors.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@SharedServer
class ReviewTest {

    private static TestServer server;
    private static Api operator;
    private static UUID clientId;
    private static Api client;
    private static Api other;
    private static UUID otherUser;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        operator = Api.operator(server);
        clientId = operator.createClient("Salon", "salon@review.test");
        client = Api.of(server).signIn("salon@review.test", Api.PASSWORD);
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_review"));
        otherUser = operator.createClient("Other", "other@review.test");
        other = Api.of(server).signIn("other@review.test", Api.PASSWORD);
    }

    private static String call(String callId) {
        assertThat(Webhook.outcome(server, Webhook.event("call_started", callId, "agent_review")))
                .isIn("stored", "duplicate");
        return callId;
    }

    private static Reply review(String callId, Map<String, ?> change) {
        return client.patch("/api/calls/" + callId + "/review", change);
    }

    private static JsonNode reviewOf(String callId) {
        return client.get("/api/calls/" + callId).data().path("review");
    }

    private static JsonNode listed(String callId) {
        for (JsonNode row : client.get("/api/calls?limit=200").data().path("calls")) {
            if (row.path("callId").asString().equals(callId)) {
                return row.path("review");
            }
        }
        throw new AssertionError(callId + " is not listed");
    }

    private static List<String> history(String callId) {
        return client.get("/api/calls/" + callId + "/review/history")
                .data()
                .path("changes")
                .valueStream()
                .map(one -> one.path("by").asString() + " " + one.path("field").asString() + " "
                        + one.path("before").asString("-") + " > "
                        + one.path("after").asString("-"))
                .toList();
    }

    private static Map<String, Object> unassigned() {
        var change = new HashMap<String, Object>();
        change.put("assigneeId", null);
        return change;
    }

    @Test
    void aReviewChangesOnlyTheGivenFields() {
        String call = call("named");
        JsonNode none = reviewOf(call);
        assertThat(none.path("flagged").asBoolean()).isFalse();
        assertThat(none.path("assignee").isNull()).isTrue();
        assertThat(none.path("tags").size()).isZero();

        assertThat(review(call, Map.of("flagged", true)).status()).isEqualTo(200);
        Reply tagged = review(call, Map.of("tags", List.of("  Call   BACK ", "vip", "call back")));
        review(call, Map.of("assigneeId", clientId));
        review(call, Map.of("done", true));
        review(call, Map.of("flagged", false, "tags", List.of("vip")));

        assertThat(tagged.data().path("tags").toString()).isEqualTo("[\"call back\",\"vip\"]");
        assertThat(tagged.data().path("flagged").asBoolean()).isTrue();
        for (JsonNode now : List.of(reviewOf(call), listed(call))) {
            assertThat(now.toString())
                    .isEqualTo("{\"flagged\":false,\"done\":true,\"assignee\":{\"id\":\"" + clientId
                            + "\",\"email\":\"salon@review.test\"},\"tags\":[\"vip\"]}");
        }
        assertThat(history(call))
                .containsExactly(
                        "salon@review.test tag call back > -",
                        "salon@review.test flagged true > false",
                        "salon@review.test done false > true",
                        "salon@review.test assignee - > salon@review.test",
                        "salon@review.test tag - > vip",
                        "salon@review.test tag - > call back",
                        "salon@review.test flagged false > true");

        review(call, unassigned());
        assertThat(reviewOf(call).path("assignee").isNull()).isTrue();
    }

    @Test
    void unchangedReviewsAddNoHistory() {
        String call = call("same");
        review(call, Map.of("flagged", true, "tags", List.of("a")));
        int before = history(call).size();
        review(call, Map.of("flagged", true, "tags", List.of("a")));
        review(call, unassigned());
        assertThat(history(call)).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"flagged\": null}",
                "{\"flagged\": \"yes\"}",
                "{\"assigneeId\": \"nobody\"}",
                "{\"assigneeId\": 5}",
                "{\"tags\": \"vip\"}",
                "{\"tags\": [\"\"]}",
                "{\"tags\": [7]}",
                "{\"tags\": [\"012345678901234567890123456789012345678901234567890\"]}",
                "{\"addTags\": [\"vip\"]}",
                "{\"clientId\": \"x\"}",
                "[]"
            })
    void invalidReviewsAreRefused(String body) {
        String call = call("refused");
        assertThat(client.patch("/api/calls/" + call + "/review", body).status())
                .isEqualTo(400);
        assertThat(history(call)).isEmpty();
    }

    @Test
    void aCallHasAtMostTwentyTags() {
        String call = call("tags");
        List<String> many = IntStream.range(0, 20).mapToObj(i -> "tag " + i).toList();
        assertThat(review(call, Map.of("tags", many)).status()).isEqualTo(200);
        Reply more = client.post("/api/calls/review", Map.of("callIds", List.of(call), "addTags", List.of("more")));
        assertThat(more.status()).isEqualTo(400);
        assertThat(reviewOf(call).path("tags").size()).isEqualTo(20);
    }

    @Test
    void anotherClientsCallAndUserAreUnknown() {
        String call = call("own");
        review(call, Map.of("flagged", true, "tags", List.of("private tag")));
        client.post("/api/calls/" + call + "/notes", Map.of("text", "private note"));
        for (Reply reply : List.of(
                other.patch("/api/calls/" + call + "/review", Map.of("flagged", false)),
                other.post("/api/calls/review", Map.of("callIds", List.of(call), "flagged", false)),
                other.get("/api/calls/" + call + "/review/history"),
                other.get("/api/calls/" + call + "/notes"),
                other.post("/api/calls/" + call + "/notes", Map.of("text", "mine")))) {
            assertThat(reply.status()).isEqualTo(404);
        }
        assertThat(other.get("/api/tags").text()).doesNotContain("private tag");
        assertThat(client.get("/api/tags").text()).contains("private tag");
        assertThat(review(call, Map.of("assigneeId", otherUser)).status()).isEqualTo(400);
        assertThat(reviewOf(call).path("flagged").asBoolean()).isTrue();
        assertThat(other.get("/api/users").text()).contains("other@review.test").doesNotContain("salon");
    }

    @Test
    void severalCallsChangeTogetherOrNotAtAll() {
        List<String> calls = List.of(call("several_1"), call("several_2"));
        review("several_1", Map.of("tags", List.of("old", "kept")));
        Reply unknown = client.post(
                "/api/calls/review", Map.of("callIds", List.of("several_1", "nowhere"), "addTags", List.of("new")));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(reviewOf("several_1").path("tags").toString()).doesNotContain("new");

        Reply changed = client.post(
                "/api/calls/review",
                Map.of("callIds", calls, "addTags", List.of("new"), "removeTags", List.of("old"), "done", true));

        assertThat(changed.data().path("calls").asInt()).isEqualTo(2);
        assertThat(reviewOf("several_1").path("tags").toString()).isEqualTo("[\"kept\",\"new\"]");
        assertThat(reviewOf("several_2").path("tags").toString()).isEqualTo("[\"new\"]");
        assertThat(reviewOf("several_2").path("done").asBoolean()).isTrue();
    }

    @Test
    void listsAndExportsFilterByReview() {
        for (String call : List.of("filter_1", "filter_2", "filter_3")) {
            call(call);
        }
        client.patch("/api/calls/filter_1/review", Map.of("flagged", true, "tags", List.of("only these")));
        client.patch("/api/calls/filter_2/review", Map.of("done", true, "tags", List.of("only these")));
        client.patch("/api/calls/filter_2/review", Map.of("assigneeId", clientId));
        assertThat(found("tag=Only%20%20These")).containsExactlyInAnyOrder("filter_1", "filter_2");
        assertThat(found("tag=only+these&flagged=true")).containsExactly("filter_1");
        assertThat(found("tag=only+these&flagged=false")).containsExactly("filter_2");
        assertThat(found("tag=only+these&done=true")).containsExactly("filter_2");
        assertThat(found("tag=only+these&assignee=" + clientId)).containsExactly("filter_2");
        assertThat(found("done=false")).contains("filter_1", "filter_3").doesNotContain("filter_2");
        assertThat(client.get("/api/calls/export.csv?tag=only+these&done=true").text())
                .contains("filter_2")
                .doesNotContain("filter_1");
        assertThat(client.get("/api/calls?assignee=nobody").status()).isEqualTo(400);
        assertThat(client.get("/api/calls?flagged=yes").status()).isEqualTo(400);
    }

    private static List<String> found(String query) {
        return client.get("/api/calls?limit=200&" + query)
                .data()
                .path("calls")
                .valueStream()
                .map(call -> call.path("callId").asString())
                .toList();
    }

    @Test
    void exportsIncludeReviewColumnsOnRequest() {
        String call = call("exported");
        call("not_reviewed");
        review(call, Map.of("flagged", true, "done", true, "assigneeId", clientId, "tags", List.of("vip", "=later")));

        String columns = "?columns=callId,flagged,done,assignee,tags";
        assertThat(client.get("/api/calls/export.csv" + columns).text().lines())
                .contains(
                        "\ufeffCall ID,Flagged,Done,Assigned to,Tags",
                        "exported,true,true,salon@review.test,\"'=later, vip\"",
                        "not_reviewed,false,false,,");
        assertThat(client.get("/api/calls/export.jsonl" + columns).text().lines())
                .contains(
                        "{\"callId\":\"exported\",\"flagged\":true,\"done\":true,"
                                + "\"assignee\":\"salon@review.test\",\"tags\":\"=later, vip\"}",
                        "{\"callId\":\"not_reviewed\",\"flagged\":false,\"done\":false,"
                                + "\"assignee\":null,\"tags\":null}");
    }

    @Test
    void notesAreListedInOrderAndInvalidOnesRefused() {
        String call = call("noted");
        Reply first = client.post("/api/calls/" + call + "/notes", Map.of("text", " Rang back.\nNobody there. "));
        assertThat(first.status()).isEqualTo(201);
        client.post("/api/calls/" + call + "/notes", Map.of("text", "Reached her."));
        JsonNode notes = client.get("/api/calls/" + call + "/notes").data().path("notes");
        assertThat(notes.size()).isEqualTo(2);
        assertThat(notes.path(0).path("text").asString()).isEqualTo("Rang back.\nNobody there.");
        assertThat(notes.path(1).path("by").asString()).isEqualTo("salon@review.test");
        for (String text : List.of("   ", "x".repeat(5_001), "a\u0000b")) {
            assertThat(client.post("/api/calls/" + call + "/notes", Map.of("text", text))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void mergesAndReplaysKeepTheReview() {
        String call = call("merged");
        review(call, Map.of("flagged", true, "tags", List.of("kept")));
        Webhook.outcome(server, Webhook.event("call_ended", call, "agent_review"));
        String run = operator.post("/api/replays", Map.of("callId", call))
                .data()
                .path("id")
                .asString();
        Eventually.until(
                "the call is reprocessed",
                Duration.ofSeconds(30),
                () -> operator.get("/api/replays/" + run).text().contains("\"finishedAt\":\"2"));
        assertThat(client.get("/api/calls/" + call).data().path("status").asString())
                .isEqualTo("ended");
        assertThat(reviewOf(call).path("flagged").asBoolean()).isTrue();
        assertThat(reviewOf(call).path("tags").toString()).isEqualTo("[\"kept\"]");
    }

    @Test
    void deletingACallDeletesItsReview() {
        String call = call("test_gone");
        review(call, Map.of("flagged", true, "tags", List.of("gone")));
        client.post("/api/calls/" + call + "/notes", Map.of("text", "gone"));
        assertThat(operator.delete("/api/clients/" + clientId + "/calls/" + call)
                        .status())
                .isEqualTo(200);
        assertNothingIsLeftOf(call);
    }

    @Test
    void undoingAHandoverDeletesTheReview() {
        Webhook.outcome(server, Webhook.event("call_ended", "lent", "agent_lent"));
        Reply assigned = operator.post("/api/unclaimed/agent_lent/assign", Map.of("clientId", clientId));
        review("lent", Map.of("flagged", true, "tags", List.of("gone")));
        client.post("/api/calls/lent/notes", Map.of("text", "gone"));
        operator.post("/api/handovers/" + assigned.data().path("handoverId").asString() + "/undo");
        assertNothingIsLeftOf("lent");
    }

    private static void assertNothingIsLeftOf(String call) {
        try (var owner = new Owner(server)) {
            for (String table : List.of("call_review", "call_tag", "call_review_change", "call_note")) {
                assertThat(owner.count("select count(*) from " + table + " where call_id = '" + call + "'"))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void liveStreamsReceiveReviewChangesAlsoAfterReconnect() throws IOException {
        String call = call("live");
        try (var stream = reader("1")) {
            until(stream, "\"callId\":\"live\"");
            review(call, Map.of("flagged", true));
            until(stream, "\"flagged\":true");
        }
        String seen = String.valueOf(System.currentTimeMillis() + 10_000);
        review(call, Map.of("tags", List.of("meanwhile")));
        try (var stream = reader(seen)) {
            until(stream, "\"meanwhile\"");
        }
    }

    private static BufferedReader reader(String lastEventId) {
        return new BufferedReader(new InputStreamReader(
                client.with("Last-Event-ID", lastEventId).open("/api/calls/live"), StandardCharsets.UTF_8));
    }

    private static void until(BufferedReader stream, String text) throws IOException {
        String line = stream.readLine();
        while (line != null && !line.contains(text)) {
            line = stream.readLine();
        }
        assertThat(line).as("a line with %s", text).isNotNull();
    }
}
