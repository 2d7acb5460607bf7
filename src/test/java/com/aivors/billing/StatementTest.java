package com.aivors.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatementTest {

    private static YearMonth present;

    private static TestServer server;
    private static Owner owner;
    private static Api operator;

    @BeforeAll
    static void start() {
        present = YearMonth.now(ZoneOffset.UTC);
        server = TestServer.hurried(Map.of());
        owner = new Owner(server);
        operator = Api.operator(server);
    }

    @AfterAll
    static void stop() {
        owner.close();
        server.close();
    }

    private record Tenant(UUID id, Api api, String agent) {

        String path() {
            return "/api/clients/" + id;
        }

        JsonNode statement(YearMonth month) {
            return operator.get(path() + "/statements/" + month).data();
        }
    }

    private static Tenant tenant(String name) {
        UUID id = operator.createClient(name, name + "@client.test");
        Api api = Api.of(server).signIn(name + "@client.test", Api.PASSWORD);
        String agent = "agent_" + name;
        assertThat(api.post("/api/retell/connect-agent", Map.of("agentId", agent))
                        .status())
                .isEqualTo(200);
        return new Tenant(id, api, agent);
    }

    /// @param cents Retell's cost
    private static Map<String, Object> call(
            String event, String callId, String agent, Instant start, long millis, double cents) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("call_id", callId);
        call.put("agent_id", agent);
        call.put("call_status", "ended");
        call.put("disconnection_reason", "user_hangup");
        call.put("start_timestamp", start.toEpochMilli());
        call.put("end_timestamp", start.toEpochMilli() + millis);
        call.put("duration_ms", millis);
        call.put("call_cost", Map.of("combined_cost", cents));
        return Map.of("event", event, "call", call);
    }

    private static Instant noon(YearMonth month) {
        return month.atDay(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    @Test
    void repeatedAndReanalyzedCallsCountOnce() {
        Tenant dentist = tenant("dentist");
        var ended = call("call_ended", "repeated", dentist.agent(), noon(present), 61_000, 10.5);
        for (int i = 0; i < 5; i++) {
            Webhook.send(server, ended);
        }
        Webhook.send(server, call("call_analyzed", "repeated", dentist.agent(), noon(present), 61_000, 11.25));
        Webhook.send(server, call("call_analyzed", "repeated", dentist.agent(), noon(present), 61_000, 11.25));

        JsonNode statement = dentist.statement(present);
        assertThat(statement.path("calls").asInt()).isEqualTo(1);
        assertThat(statement.path("minutes").asDouble()).isEqualTo(1.02);
        assertThat(statement.path("costCents").asInt()).isEqualTo(11);
        assertThat(statement.path("status").asString()).isEqualTo("open");
    }

    @Test
    void aPlanPricesTheMinutesOfAStatement() {
        Tenant lawyer = tenant("lawyer");
        Reply plan = operator.send(
                "PUT",
                lawyer.path() + "/plan",
                Map.of(
                        "pricing", "per_minute",
                        "includedMinutes", 2,
                        "pricePerMinute", 12_000,
                        "rounding", "minute",
                        "monthlyFeeCents", 4_900,
                        "limitMinutes", 5));
        assertThat(plan.status()).as(plan.text()).isEqualTo(200);
        Webhook.send(server, call("call_ended", "lawyer_1", lawyer.agent(), noon(present), 61_000, 20));
        Webhook.send(server, call("call_ended", "lawyer_2", lawyer.agent(), noon(present), 130_000, 30));
        Webhook.send(server, call("call_ended", "lawyer_3", lawyer.agent(), noon(present), 0, 1));

        JsonNode statement = lawyer.statement(present);
        // 2 and 3 started minutes, 2 of them included.
        assertThat(statement.path("calls").asInt()).isEqualTo(2);
        assertThat(statement.path("minutes").asDouble()).isEqualTo(5.0);
        assertThat(statement.path("overageMinutes").asDouble()).isEqualTo(3.0);
        assertThat(statement.path("totalCents").asLong()).isEqualTo(4_900 + 36);
        assertThat(statement.path("costCents").asLong()).isEqualTo(51);
        assertThat(statement.path("marginCents").asLong()).isEqualTo(4_936 - 51);

        JsonNode calls = operator.get(lawyer.path() + "/statements/" + present + "/calls")
                .data()
                .path("calls");
        assertThat(calls.findValuesAsString("callId")).containsExactly("lawyer_1", "lawyer_2", "lawyer_3");
        assertThat(calls.path(1).path("minutes").asDouble()).isEqualTo(3.0);

        String csv =
                operator.get(lawyer.path() + "/statements/" + present + ".csv").text();
        assertThat(csv.lines().count()).isEqualTo(1 + 2 + 3);
        assertThat(csv).contains("fee," + present, "49.00", "lawyer_2");

        JsonNode usage = operator.get("/api/usage?month=" + present).data().path("clients");
        JsonNode row = java.util.stream.StreamSupport.stream(usage.spliterator(), false)
                .filter(one -> one.path("name").asString().equals("lawyer"))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("totalCents").asLong()).isEqualTo(4_936);
        assertThat(row.path("warnings").toString()).isEqualTo("[\"limit-reached\"]");
        assertThat(operator.get("/api/usage.csv?month=" + present).text()).contains("lawyer");
    }

    @Test
    void aPlanAppliesFromItsFirstMonth() {
        Tenant baker = tenant("baker");
        operator.send("PUT", baker.path() + "/plan", Map.of("pricePerMinute", 10_000));
        Reply coming = operator.send(
                "PUT",
                baker.path() + "/plan",
                Map.of("from", present.plusMonths(1).toString(), "pricePerMinute", 90_000));
        Webhook.send(server, call("call_ended", "baker_1", baker.agent(), noon(present), 60_000, 1));

        assertThat(coming.data().path("plans").findValuesAsString("from"))
                .containsExactly(present.toString(), present.plusMonths(1).toString());
        assertThat(coming.data().at("/present/pricePerMinute").asLong()).isEqualTo(10_000);
        assertThat(baker.statement(present).path("totalCents").asLong()).isEqualTo(10);
    }

    @Test
    void aLimitWarnsBeforeItIsReached() {
        Tenant florist = tenant("florist");
        operator.send("PUT", florist.path() + "/plan", Map.of("limitMinutes", 10));
        Webhook.send(server, call("call_ended", "florist_1", florist.agent(), noon(present), 479_000, 1));
        assertThat(warnings("florist")).isEqualTo("[]");
        Webhook.send(server, call("call_ended", "florist_2", florist.agent(), noon(present), 1_000, 1));
        assertThat(warnings("florist")).isEqualTo("[\"limit-near\"]");
    }

    private static String warnings(String client) {
        return operator.get("/api/usage?month=" + present)
                .data()
                .path("clients")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(client))
                .map(one -> one.path("warnings").toString())
                .collect(Collectors.joining());
    }

    /// A call of a month whose statement is closed does not change that statement.
    @Test
    void aLateEventOfAClosedMonthBecomesACorrection() {
        Tenant plumber = tenant("plumber");
        YearMonth closed = BillingMonth.firstOpen(Instant.now()).minusMonths(2);
        Webhook.send(server, call("call_ended", "late", plumber.agent(), noon(closed), 600_000, 100));

        assertThat(plumber.statement(closed).path("minutes").asDouble()).isZero();
        assertThat(plumber.statement(closed).path("status").asString()).isEqualTo("closed");
        JsonNode open = plumber.statement(BillingMonth.firstOpen(Instant.now()));
        assertThat(open.at("/lines/1/kind").asString()).isEqualTo("correction");
        assertThat(open.at("/lines/1/callMonth").asString()).isEqualTo(closed.toString());
        assertThat(open.at("/lines/1/minutes").asDouble()).isEqualTo(10.0);

        Reply past = operator.send("PUT", plumber.path() + "/plan", Map.of("from", closed.toString()));
        assertThat(past.status()).isEqualTo(400);
        assertThat(past.json().at("/errors/0/field").asString()).isEqualTo("from");
    }

    @Test
    void aClientSeesSharedStatementsWithoutTheCost() {
        Tenant shown = tenant("shown");
        Webhook.send(server, call("call_ended", "shown_1", shown.agent(), noon(present), 60_000, 98_765));
        JsonNode hidden = shown.api().get("/api/statements").data();
        assertThat(hidden.path("shown").asBoolean()).isFalse();
        assertThat(hidden.path("statements").size()).isZero();
        assertThat(shown.api().get("/api/statements/" + present).status()).isEqualTo(404);
        assertThat(shown.api().get("/api/statements/" + present + ".csv").status())
                .isEqualTo(404);

        operator.send("PUT", shown.path() + "/plan", Map.of("clientSees", true, "markupPercent", 0, "limitMinutes", 9));
        String own = shown.api().get("/api/statements/" + present).text();
        assertThat(own).contains("\"minutes\":1").doesNotContain("98765");
        JsonNode statement = shown.api().get("/api/statements/" + present).data();
        assertThat(statement.path("costCents").isNull()).isTrue();
        assertThat(statement.path("marginCents").isNull()).isTrue();
        assertThat(statement.at("/plan/markupPercent").isNull()).isTrue();
        assertThat(statement.at("/plan/limitMinutes").isNull()).isTrue();
        assertThat(shown.api().get("/api/statements/" + present + "/calls").text())
                .contains("shown_1")
                .doesNotContain("98765");
        assertThat(shown.api().get("/api/statements/" + present + ".csv").text())
                .contains("shown_1")
                .doesNotContain("98765", "cost");
        assertThat(shown.api().get("/api/usage").status()).isEqualTo(403);
        assertThat(shown.api().get(shown.path() + "/plan").status()).isEqualTo(403);
    }

    /// Entries are counted once, whether they are added up yet or not.
    @Test
    void summingUpEntriesDoesNotChangeTheStatement() {
        Tenant counted = tenant("counted");
        for (int i = 0; i < 20; i++) {
            Webhook.send(server, call("call_ended", "counted_" + i, counted.agent(), noon(present), 30_000, 5));
        }
        JsonNode before = counted.statement(present);
        Eventually.until(
                "entries are added up",
                Duration.ofSeconds(30),
                () -> owner.count("select count(*) from usage_pending") == 0);
        assertThat(counted.statement(present)).isEqualTo(before);
        assertThat(before.path("minutes").asDouble()).isEqualTo(10.0);
    }

    @Test
    void callsUseUpAPrepaidBalance() {
        Tenant prepaid = tenant("prepaid");
        operator.send("PUT", prepaid.path() + "/plan", Map.of("prepaid", true, "pricePerMinute", 100_000));
        operator.post(prepaid.path() + "/top-ups", Map.of("amountCents", 250, "note", "Wire"));
        Webhook.send(server, call("call_ended", "prepaid_1", prepaid.agent(), noon(present), 120_000, 1));
        assertThat(operator.get(prepaid.path() + "/plan")
                        .data()
                        .path("balanceCents")
                        .asLong())
                .isEqualTo(50);
        Webhook.send(server, call("call_ended", "prepaid_2", prepaid.agent(), noon(present), 60_000, 1));
        assertThat(operator.get("/api/usage?month=" + present).text()).contains("balance-used-up");
        assertThat(operator.post(prepaid.path() + "/top-ups", Map.of("amountCents", 0))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRejectedPlanNamesEachInvalidField() {
        Tenant wrong = tenant("wrong");
        Reply reply = operator.send(
                "PUT",
                wrong.path() + "/plan",
                Map.of("pricing", "cost_plus", "currency", "EUR", "rounding", "hour", "includedMinutes", -1));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("currency", "rounding", "includedMinutes");
        assertThat(operator.get("/api/usage?month=2026-13").status()).isEqualTo(400);
        assertThat(operator.get(wrong.path() + "/statements/2026-13").status()).isEqualTo(404);
        assertThat(operator.get("/api/clients/" + UUID.randomUUID() + "/plan").status())
                .isEqualTo(404);
    }

    @Test
    void aNewTimeZoneMovesACallToThePreviousMonth() {
        Tenant night = tenant("night");
        // Two hours into the month in UTC; in Los Angeles it is still the month before.
        Instant start = present.atDay(1).atTime(2, 0).toInstant(ZoneOffset.UTC);
        Webhook.send(server, call("call_ended", "night_1", night.agent(), start, 60_000, 1));
        assertThat(night.statement(present).path("calls").asInt()).isEqualTo(1);
        assertThat(night.api()
                        .patch("/api/settings", Map.of("timezone", "America/Los_Angeles"))
                        .status())
                .isEqualTo(200);
        Eventually.until(
                "the call is booked in the month before",
                Duration.ofSeconds(60),
                () -> owner.count("""
                        select count(*) from (
                            select call_month from usage_entry where call_id = 'night_1'
                             group by call_month having sum(ms_after - ms_before) > 0) months
                         where call_month = '%s'
                        """.formatted(present.minusMonths(1).atDay(1))) == 1);
    }
}
