package com.aivors.isolation;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// A client whose calls contain everything that its agency may hide, each marked with a unique
/// text.
record TalkativeCalls(UUID clientId, Api api, String first, String second) {

    /// A spoken word that no summary or field contains.
    static final String WORD = "zebrafinch";

    /// An argument of a tool call.
    static final String ARGUMENT = "quetzalcoatl";

    static final String NUMBER = "+14155567391";

    /// The spellings of the number by people and pages.
    static final List<String> SPELLINGS =
            List.of(NUMBER, "14155567391", "415-556-7391", "(415) 556 7391", "+1 415 556 7391", "5567391");

    /// The custom field that is declared as the number to call back.
    static final String CALLBACK = "call_back";

    static final String MASKED = "+1 ••• ••• ••91";
    static final String RECORDING = "https://recordings.test/kakapo.wav";
    static final String COST = "987.65";

    /// The phrase rule with the spoken word.
    private static final String RULES = "{\"phrases\": [\"" + WORD + "\"]}";

    static TalkativeCalls create(TestServer server, Api operator, String name) {
        String word = name.toLowerCase(Locale.ROOT);
        UUID id = operator.createClient(name, "owner@" + word + ".test");
        Api api = Api.of(server).signIn("owner@" + word + ".test", Api.PASSWORD);
        var client = new TalkativeCalls(id, api, word + "_1", word + "_2");
        operator.send("PUT", "/api/clients/" + id + "/plan", Map.of("clientSees", true));
        api.post("/api/retell/connect-agent", Map.of("agentId", "agent_" + word));
        api.patch("/api/settings/review-rules", RULES);
        api.patch("/api/settings", Map.of("fieldRoles", Map.of("callbackNumber", CALLBACK)));
        client.receive(server, client.first());
        client.receive(server, client.second());
        Eventually.until(
                "the rule has flagged the call",
                Duration.ofSeconds(20),
                () -> api.get("/api/calls/" + client.first() + "/review/history")
                        .text()
                        .contains(WORD));
        api.post(
                "/api/views",
                Map.of(
                        "name",
                        "Of one number",
                        "query",
                        "number=%2B14155567391&q=415-556-7391&field.call_back=%28415%29%20556%207391",
                        "shared",
                        true));
        return client;
    }

    String agentId() {
        return "agent_" + first.substring(0, first.indexOf('_'));
    }

    void receive(TestServer server, String callId) {
        String body = """
                {"event": "call_analyzed", "call": {"call_id": "%s", "agent_id": "%s", "agent_name": "Desk",
                 "call_status": "ended", "direction": "inbound", "from_number": "+14155567391",
                 "to_number": "+16505567391", "start_timestamp": %d, "end_timestamp": %d, "duration_ms": 60000,
                 "disconnection_reason": "user_hangup", "transfer_destination": "+17205567391",
                 "transcript": "Agent: The zebrafinch of (415) 556 7391.\\nUser: Yes, 4155567391.",
                 "transcript_with_tool_calls": [
                   {"role": "agent", "content": "The zebrafinch of (415) 556 7391.", "words": [
                     {"word": "The", "start": 0.1, "end": 0.2}, {"word": "zebrafinch", "start": 0.2, "end": 0.6},
                     {"word": "of", "start": 0.6, "end": 0.7}, {"word": "(415)", "start": 0.7, "end": 0.8},
                     {"word": "556", "start": 0.8, "end": 0.9}, {"word": "7391.", "start": 0.9, "end": 1.2}]},
                   {"role": "tool_call_invocation", "tool_call_id": "t1", "name": "transfer",
                    "arguments": "{\\"to\\": \\"+17205567391\\", \\"bird\\": \\"quetzalcoatl\\", \\"id\\": 14155567391}"},
                   {"role": "tool_call_result", "tool_call_id": "t1", "content": "{\\"from\\": \\"sms_14155567391_a\\"}"},
                   {"role": "dtmf", "digit": "415556"}, {"role": "dtmf", "digit": "7391"}],
                 "recording_url": "https://recordings.test/kakapo.wav",
                 "call_cost": {"combined_cost": 987.65, "product_costs": [{"product": "voice", "cost": 987.65}]},
                 "call_analysis": {"call_summary": "Asked for a visit. Call back at +1 415-556-7391.",
                   "user_sentiment": "Positive", "custom_analysis_data": {"topic": "visit", "call_back": "(415) 556 7391",
                     "caller_phone": "+14155567391", "note": "reach me on 415-556-7391", "digits": 14155567391,
                     "other": "someone at +1 415 556 7391"}}}}
                """.formatted(
                        callId, agentId(), System.currentTimeMillis() - 90_000, System.currentTimeMillis() - 30_000);
        if (Webhook.send(server, body).status() != 200) {
            throw new AssertionError("the call was not taken");
        }
    }

    /// Returns the values for path variables of client routes.
    List<String> ids() {
        return List.of(first, second, YearMonth.now(ZoneOffset.UTC).toString(), clientId.toString());
    }

    static boolean tellsWords(String text) {
        return text.contains(WORD) || text.contains(ARGUMENT);
    }

    /// Returns whether the text contains the number in any spelling, or word by word.
    static boolean tellsNumber(String text) {
        return text.replaceAll("[\\s()+./-]", "").contains("5567391") || text.contains("\"7391");
    }

    static boolean tellsRecording(String text) {
        return text.contains("kakapo");
    }

    static boolean tellsCost(String text) {
        return text.contains(COST) || text.contains("\"cents\":988");
    }

    static boolean tellsAnything(String text) {
        return tellsWords(text) || tellsNumber(text) || tellsRecording(text) || tellsCost(text);
    }
}
