package com.aivors.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RulesTest {

    private static final String RULES = "/api/settings/review-rules";

    private static TestServer server;
    private static Api client;

    @BeforeAll
    static void start() {
        server = TestServer.hurried(Map.of());
        client = Api.operator(server).newClient("Salon");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_salon"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void allOff() {
        client.patch(
                RULES,
                Map.of("negativeSentiment", false, "failed", false, "missedGoals", List.of(), "phrases", List.of()));
    }

    /// Sends an analysed call with this analysis.
    @SuppressWarnings("unchecked")
    private static void send(String callId, Map<String, Object> analysis) {
        Map<String, Object> event = Webhook.event("call_analyzed", callId, "agent_salon");
        var call = new HashMap<String, Object>((Map<String, Object>) event.get("call"));
        call.put("call_analysis", analysis);
        assertThat(Webhook.outcome(server, Map.of("event", "call_analyzed", "call", call)))
                .isEqualTo("stored");
        settle();
    }

    /// Runs the job now. If the node's own job is already running, it waits for that.
    private static void settle() {
        server.part(RulesJob.class).run(() -> true);
        Database database = server.part(Database.class);
        Eventually.until(
                "the rules have looked at all",
                Duration.ofSeconds(20),
                () -> database.as(
                                Role.INTAKE,
                                sql -> sql.sql("select count(*) from review_backlog")
                                        .query(Long.class)
                                        .single())
                        == 0);
    }

    private static boolean isFlagged(String callId) {
        return client.get("/api/calls/" + callId)
                .data()
                .path("review")
                .path("flagged")
                .asBoolean();
    }

    private static JsonNode lastChange(String callId) {
        return client.get("/api/calls/" + callId + "/review/history")
                .data()
                .path("changes")
                .path(0);
    }

    @Test
    void withoutRulesNothingIsFlagged() {
        send("calm", Map.of("user_sentiment", "Negative"));
        assertThat(isFlagged("calm")).isFalse();
    }

    @Test
    void rulesFlagMatchingCallsAndRecordTheRule() {
        client.patch(RULES, Map.of("negativeSentiment", true, "phrases", List.of("HELLO from angry")));
        send("negative", Map.of("user_sentiment", "Negative"));
        send("positive", Map.of("user_sentiment", "Positive"));
        send("angry", Map.of("user_sentiment", "Positive"));
        assertThat(isFlagged("negative")).isTrue();
        assertThat(isFlagged("positive")).isFalse();
        assertThat(isFlagged("angry")).isTrue();
        assertThat(lastChange("negative").path("by").asString()).isEqualTo("Rule: negative sentiment");
        assertThat(lastChange("negative").path("byRule").asBoolean()).isTrue();
        assertThat(lastChange("negative").at("/rule/code").asString()).isEqualTo("negative-sentiment");
        assertThat(lastChange("negative").at("/rule/detail").isNull()).isTrue();
        assertThat(lastChange("angry").at("/rule/code").asString()).isEqualTo("phrase");
        assertThat(lastChange("angry").at("/rule/detail").asString()).isEqualTo("HELLO from angry");
        assertThat(lastChange("angry").path("by").asString()).isEqualTo("Rule: phrase “HELLO from angry”");
    }

    /// A line begins with the name of the speaker, and a part of a word does not match.
    @Test
    void phrasesMatchOnlyWholeSpokenWords() {
        client.patch(RULES, Map.of("phrases", List.of("agent", "sue", "FROM tissue")));
        send("issue", Map.of("user_sentiment", "Positive"));
        send("tissue", Map.of("user_sentiment", "Positive"));
        assertThat(isFlagged("issue")).isFalse();
        assertThat(isFlagged("tissue")).isTrue();
    }

    /// The entry is from before rules had codes.
    @Test
    void olderRuleEntriesAreShownWithCodes() {
        send("older", Map.of("user_sentiment", "Positive"));
        server.part(Database.class).as(Role.INTAKE, sql -> sql.sql("""
                        insert into call_review_change
                            (client_id, call_id, change_id, changed_at, actor, field, value_before, value_after)
                        select c.client_id, c.call_id, gen_random_uuid(), now(), 'Rule: goal missed: Booked', 'flagged',
                               'false', 'true'
                          from call c where c.call_id = 'older'
                        """).update());
        JsonNode change = lastChange("older");
        assertThat(change.path("by").asString()).isEqualTo("Rule: goal missed: Booked");
        assertThat(change.at("/rule/code").asString()).isEqualTo("missed-goal");
        assertThat(change.at("/rule/detail").asString()).isEqualTo("Booked");
    }

    @Test
    void aMissedGoalFlagsAnAnalysedCall() {
        String goal = client.patch(
                        "/api/settings",
                        Map.of(
                                "goals",
                                List.of(Map.of(
                                        "name",
                                        "Booked",
                                        "condition",
                                        Map.of("kind", "field", "field", "booked", "values", List.of("yes"))))))
                .data()
                .at("/goals/0/id")
                .asString();
        client.patch(RULES, Map.of("missedGoals", List.of(goal)));
        send("booked", Map.of("custom_analysis_data", Map.of("booked", "Yes")));
        send("missed", Map.of("custom_analysis_data", Map.of("booked", "no")));
        Webhook.outcome(server, Webhook.event("call_ended", "not_analysed", "agent_salon"));
        settle();
        assertThat(isFlagged("booked")).isFalse();
        assertThat(isFlagged("missed")).isTrue();
        assertThat(isFlagged("not_analysed")).isFalse();
    }

    @Test
    void rulesDoNotOverrideAPersonsDecision() {
        client.patch(RULES, Map.of("negativeSentiment", true));
        send("decided", Map.of("user_sentiment", "Negative"));
        assertThat(isFlagged("decided")).isTrue();
        client.patch("/api/calls/decided/review", Map.of("flagged", false));
        send("decided", Map.of("user_sentiment", "Negative", "call_summary", "Told again."));
        assertThat(client.get("/api/calls/decided").text()).contains("Told again.");
        assertThat(isFlagged("decided")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"failed\": 1}",
                "{\"phrases\": \"x\"}",
                "{\"phrases\": [\"\"]}",
                "{\"phrases\": [\"sue\", \"!?\"]}",
                "{\"missedGoals\": [5]}",
                "{\"unknown\": true}",
                "[]"
            })
    void invalidRulesAreRefused(String body) {
        assertThat(client.patch(RULES, body).status()).isEqualTo(400);
    }
}
