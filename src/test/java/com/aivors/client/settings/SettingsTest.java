package com.aivors.client.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SharedServer
class SettingsTest {

    private static TestServer server;
    private static Api operator;
    private static Api client;
    private static UUID clientId;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        operator = Api.operator(server);
        clientId = operator.createClient("Salon", "salon@settings.test");
        client = Api.of(server).signIn("salon@settings.test", Api.PASSWORD);
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_settings"));
        // A Monday in Berlin, at 08:30 and at 10:00.
        send("early", "2026-06-01T06:30:00Z", Map.of("booked", "Yes"));
        send("open", "2026-06-01T08:00:00Z", Map.of("booked", "no", "stars", 5));
    }

    @Test
    void aNewClientHasDefaultSettings() {
        JsonNode settings =
                Api.operator(server).newClient("Fresh").get("/api/settings").data();
        assertThat(settings.path("timezone").asString()).isEqualTo("UTC");
        assertThat(settings.path("openingHours").isNull()).isTrue();
        assertThat(settings.path("currency").asString()).isEqualTo("USD");
        assertThat(settings.path("goals").size()).isZero();
    }

    @Test
    void figuresFollowTheSettingsAtOnce() {
        Reply saved = client.patch(
                "/api/settings",
                Map.of(
                        "timezone",
                        "europe/berlin",
                        "currency",
                        "eur",
                        "openingHours",
                        Map.of("monday", List.of(Map.of("from", "09:00", "to", "18:00"))),
                        "goals",
                        List.of(Map.of(
                                "name",
                                "Booked",
                                "condition",
                                Map.of("kind", "field", "field", "booked", "values", List.of("yes")),
                                "valueCents",
                                1_500))));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.data().path("timezone").asString()).isEqualTo("Europe/Berlin");
        assertThat(saved.data().at("/openingHours/sunday").size()).isZero();
        String goal = saved.data().at("/goals/0/id").asString();
        assertThat(goal).isNotEmpty();

        JsonNode overview = overview();
        assertThat(overview.path("timezone").asString()).isEqualTo("Europe/Berlin");
        assertThat(overview.at("/hours/0/hour").asInt()).isEqualTo(8);
        assertThat(overview.at("/afterHours/numerator").asInt()).isOne();
        assertThat(overview.at("/afterHours/denominator").asInt()).isEqualTo(2);
        assertThat(overview.at("/goals/0/id").asString()).isEqualTo(goal);
        assertThat(overview.at("/goals/0/calls").asInt()).isOne();
        assertThat(overview.at("/goals/0/worthCents").asInt()).isEqualTo(1_500);
        assertThat(overview.path("currency").asString()).isEqualTo("EUR");
        assertThat(overview.at("/fields/0/name").asString()).isEqualTo("booked");
        assertThat(overview.at("/fields/0/values").size()).isEqualTo(2);
        assertThat(overview.at("/fields/1/values/0/value").asString()).isEqualTo("5");

        String address = "/api/clients/" + clientId + "/settings";
        assertThat(operator.get(address).data()).isEqualTo(saved.data());
        Reply changed = operator.patch(address, "{\"openingHours\": null, \"timezone\": \"UTC\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.data().at("/goals/0/id").asString()).isEqualTo(goal);
        assertThat(overview().path("afterHours").isNull()).isTrue();
        assertThat(overview().at("/hours/0/hour").asInt()).isEqualTo(6);
        assertThat(operator.get("/api/audit").text()).contains("settings.changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"timezone": "Mars/Base"}                                                    | timezone
            {"timezone": 7}                                                              | timezone
            {"timezone": null}                                                           | timezone
            {"zone": "UTC"}                                                              | zone
            []                                                                           | ''
            {"currency": "coins"}                                                        | currency
            {"currency": "XXQ"}                                                          | currency
            {"openingHours": {"funday": []}}                                             | openingHours.funday
            {"openingHours": {"monday": [{"from": "9", "to": "10:00"}]}}                 | openingHours.monday[0].from
            {"openingHours": {"monday": [{"from": "22:00", "to": "02:00"}]}}             | openingHours.monday[0]
            {"openingHours": {"monday": [{"from": "08:00", "to": "12:00"}, {"from": "11:00", "to": "13:00"}]}} | openingHours.monday
            {"goals": [{"name": "x", "condition": {"kind": "luck"}}]}                    | goals[0].condition.kind
            {"goals": [{"name": "x", "condition": {"kind": "outcome"}}]}                 | goals[0].condition.values
            {"goals": [{"name": "x", "condition": {"kind": "outcome", "values": ["won"]}}]} | goals[0].condition.values
            {"goals": [{"name": "x", "condition": {"kind": "field", "values": ["a"]}}]}  | goals[0].condition.field
            {"goals": [{"condition": {"kind": "success"}}]}                              | goals[0].name
            {"goals": [{"name": "x", "condition": {"kind": "success"}, "valueCents": 1.5}]} | goals[0].valueCents
            {"goals": [{"name": "x", "condition": {"kind": "success"}, "valueCents": -1}]} | goals[0].valueCents
            {"goals": [{"id": "a", "name": "x", "condition": {"kind": "success"}}, {"id": "a", "name": "y", "condition": {"kind": "success"}}]} | goals
            {"goals": [1, 2, 3, 4, 5, 6]}                                                | goals
            """)
    void anErrorNamesTheInvalidField(String body, String field) {
        Reply reply = client.patch("/api/settings", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(new JsonMapper().readTree(reply.text()).at("/errors/0/field").asString())
                .isEqualTo(field);
    }

    @Test
    void anUnknownClientHasNoSettings() {
        assertThat(operator.get("/api/clients/" + UUID.randomUUID() + "/settings")
                        .status())
                .isEqualTo(404);
        assertThat(operator.patch("/api/clients/" + UUID.randomUUID() + "/settings", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private static JsonNode overview() {
        return client.get("/api/analytics/overview?from=2026-05-30T00:00:00Z&to=2026-06-03T00:00:00Z")
                .data();
    }

    private static void send(String callId, String start, Map<String, Object> custom) {
        Reply reply = Api.of(server)
                .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .post(
                        "/api/n8n/retell-webhook",
                        Map.of(
                                "event",
                                "call_analyzed",
                                "call",
                                Map.of(
                                        "call_id",
                                        callId,
                                        "agent_id",
                                        "agent_settings",
                                        "start_timestamp",
                                        java.time.Instant.parse(start).toEpochMilli(),
                                        "call_analysis",
                                        Map.of("custom_analysis_data", custom))));
        assertThat(reply.status()).isEqualTo(200);
    }
}
