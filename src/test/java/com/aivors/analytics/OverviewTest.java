package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SharedServer
class OverviewTest {

    private static TestServer server;
    private static Api client;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        client = Api.operator(server).newClient("Figures");
        for (String agent : new String[] {"agent_figures_a", "agent_figures_b"}) {
            client.post("/api/retell/connect-agent", Map.of("agentId", agent));
        }
        // Tuesday, 3 November 2026, 23:30 UTC is Wednesday 00:30 in Berlin.
        send("one", "agent_figures_a", "2026-11-03T23:30:00Z", 60_000, "ended", "user_hangup", true);
        send("two", "agent_figures_a", "2026-11-04T10:00:00Z", 120_000, "ended", "agent_hangup", false);
        send("three", "agent_figures_b", "2026-11-04T10:20:00Z", 0, "not_connected", "dial_no_answer", false);
        send("before", "agent_figures_a", "2026-11-01T10:00:00Z", 30_000, "ended", "user_hangup", true);
    }

    @Test
    void anOverviewShowsAPeriodAndThePreviousOneInLocalTime() {
        JsonNode overview = overview("from=2026-11-02T23:00:00Z&to=2026-11-04T23:00:00Z&timezone=Europe/Berlin");

        assertThat(overview.at("/totals/calls").asInt()).isEqualTo(3);
        assertThat(overview.at("/totals/talkMinutes").asDouble()).isEqualTo(3.0);
        assertThat(overview.at("/totals/notConnected").asInt()).isEqualTo(1);
        assertThat(overview.at("/totals/previous/calls").asInt()).isEqualTo(1);
        assertThat(overview.path("series").size()).isEqualTo(2);
        assertThat(overview.at("/series/0/day").asString()).isEqualTo("2026-11-03");
        assertThat(overview.at("/series/0/calls").asInt()).isZero();
        assertThat(overview.at("/series/1/calls").asInt()).isEqualTo(3);
        assertThat(overview.at("/hours/0/weekday").asInt()).isEqualTo(3);
        assertThat(overview.at("/hours/0/hour").asInt()).isZero();
        assertThat(overview.at("/outcomes/0/value").asString()).isEqualTo("answered");
        assertThat(overview.at("/outcomes/0/calls").asInt()).isEqualTo(2);
        JsonNode reasons = overview.path("disconnectionReasons");
        assertThat(reasons.size()).isEqualTo(3);
        for (JsonNode reason : reasons) {
            assertThat(reason.path("notConnected").booleanValue())
                    .as(reason.toString())
                    .isEqualTo(reason.path("value").asString().equals("dial_no_answer"));
        }
        assertThat(overview.at("/duration/count").asInt()).isEqualTo(2);
        assertThat(overview.at("/duration/p50").asDouble()).isCloseTo(90.0, within(0.9));
        assertThat(overview.at("/duration/mean").asDouble()).isEqualTo(90.0);
        // One call of 60 s and one of 120 s are exactly at bounds, and either side is allowed.
        assertThat(overview.at("/duration/bands/0/to").asDouble()).isEqualTo(15.0);
        assertThat(overview.at("/duration/bands/0/calls").asInt()).isZero();
        assertThat(overview.at("/duration/bands/6/to").isNull()).isTrue();
        assertThat(overview.path("duration")
                        .path("bands")
                        .valueStream()
                        .mapToInt(band -> band.path("calls").asInt())
                        .sum())
                .isEqualTo(2);
        assertThat(overview.at("/series/1/successful").asInt()).isOne();
        assertThat(overview.at("/series/1/judged").asInt()).isEqualTo(3);
        assertThat(overview.at("/series/1/afterHours").asInt()).isZero();
        JsonNode answered = overview.at("/rates/0");
        assertThat(answered.path("name").asString()).isEqualTo("answered");
        assertThat(answered.path("numerator").asInt()).isEqualTo(2);
        assertThat(answered.path("denominator").asInt()).isEqualTo(3);
        assertThat(answered.path("previous").asDouble()).isEqualTo(1.0);
    }

    @Test
    void anOverviewComparesWithTheChosenEarlierPeriod() {
        String period = "from=2026-11-03T00:00:00Z&to=2026-11-05T00:00:00Z";
        assertThat(overview(period + "&compare=weekday").at("/compared/from").asString())
                .isEqualTo("2026-10-27T00:00:00Z");
        assertThat(overview(period + "&compare=year").at("/compared/to").asString())
                .isEqualTo("2025-11-05T00:00:00Z");
        assertThat(overview(period + "&compare=month").at("/compared/from").asString())
                .isEqualTo("2026-10-03T00:00:00Z");
        JsonNode alone = overview(period + "&compare=none");
        assertThat(alone.path("compared").isNull()).isTrue();
        assertThat(alone.at("/totals/previous").isNull()).isTrue();
        assertThat(alone.at("/rates/0/previousNumerator").isNull()).isTrue();
    }

    /// Without goals, the service does not read the columns of goals in the compared period.
    @Test
    void anOverviewComparesResponseTimesWithAndWithoutGoals() {
        Api quick = Api.operator(server).newClient("Quick answers");
        quick.post("/api/retell/connect-agent", Map.of("agentId", "agent_quick"));
        answer("quick_before", "2026-10-01T10:00:00Z", 2_400);
        answer("quick_now", "2026-10-02T10:00:00Z", 800);
        String period = "/api/analytics/overview?timezone=UTC&from=2026-10-02T00:00:00Z&to=2026-10-03T00:00:00Z";

        JsonNode overview = quick.get(period).data();
        assertThat(overview.at("/latency/p50").asDouble()).isCloseTo(800, within(8.0));
        assertThat(overview.path("previousLatency").asDouble()).isCloseTo(2_400, within(24.0));
        assertThat(overview.at("/latency/bands/1/calls").asInt()).isOne();
        assertThat(quick.get(period + "&compare=none")
                        .data()
                        .path("previousLatency")
                        .isNull())
                .isTrue();

        quick.patch(
                "/api/settings",
                Map.of("goals", List.of(Map.of("name", "Good", "condition", Map.of("kind", "success")))));
        assertThat(quick.get(period).data().path("previousLatency").asDouble()).isCloseTo(2_400, within(24.0));
    }

    private static void answer(String callId, String start, long latencyMillis) {
        var call = Map.of(
                "call_id",
                callId,
                "agent_id",
                "agent_quick",
                "call_status",
                "ended",
                "start_timestamp",
                Instant.parse(start).toEpochMilli(),
                "duration_ms",
                60_000,
                "latency",
                Map.of("e2e", Map.of("p50", latencyMillis, "num", 1)));
        assertThat(Api.of(server)
                        .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                        .post("/api/n8n/retell-webhook", Map.of("event", "call_ended", "call", call))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void soFarComparesTodayWithTheSameHoursOfYesterday() {
        Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String today = "timezone=UTC&from=" + midnight + "&to=" + midnight.plus(1, ChronoUnit.DAYS);
        assertThat(overview(today).at("/compared/to").asString()).isEqualTo(midnight.toString());
        Instant before = Instant.now().minus(1, ChronoUnit.DAYS);
        Instant until =
                Instant.parse(overview(today + "&soFar=true").at("/compared/to").asString());
        assertThat(until).isBetween(before.minusSeconds(5), before.plusSeconds(60));
        assertThat(client.get("/api/analytics/overview?soFar=perhaps").status()).isEqualTo(400);
    }

    @Test
    void aSeriesHasTheRequestedBuckets() {
        String period = "timezone=UTC&from=2026-11-03T12:00:00Z&to=2026-11-10T00:00:00Z&bucket=";
        assertThat(overview(period + "hour").path("series").size()).isEqualTo(156);
        assertThat(overview(period + "day").path("series").size()).isEqualTo(7);
        JsonNode weeks = overview(period + "week").path("series");
        assertThat(weeks.size()).isEqualTo(2);
        assertThat(weeks.at("/0/day").asString()).isEqualTo("2026-11-02");
        assertThat(weeks.at("/0/from").asString()).isEqualTo("2026-11-03T12:00:00Z");
        assertThat(weeks.at("/0/to").asString()).isEqualTo("2026-11-09T00:00:00Z");
        assertThat(weeks.at("/0/outcomes/answered").asInt()).isEqualTo(2);
        assertThat(weeks.at("/0/outcomes/no_end").asInt()).isZero();
        assertThat(overview(period + "month").at("/series/0/day").asString()).isEqualTo("2026-11-01");
        assertThat(overview(period + "auto").path("bucket").asString()).isEqualTo("day");
        assertThat(client.get("/api/analytics/overview?bucket=hour").status()).isEqualTo(400);
        assertThat(client.get("/api/analytics/overview?bucket=year").status()).isEqualTo(400);
        assertThat(client.get("/api/analytics/overview?compare=century").status())
                .isEqualTo(400);
    }

    @Test
    void anOverviewCountsCallsByAgentAndCaller() {
        JsonNode overview = overview("from=2026-11-02T00:00:00Z&to=2026-11-05T00:00:00Z");
        assertThat(overview.at("/agents/0/agentId").asString()).isEqualTo("agent_figures_a");
        assertThat(overview.at("/agents/0/calls").asInt()).isEqualTo(2);
        assertThat(overview.at("/agents/1/notConnected").asInt()).isOne();
        assertThat(overview.at("/callers/0/number").asString()).isEqualTo("+15035550142");
        assertThat(overview.at("/callers/0/calls").asInt()).isEqualTo(3);
        assertThat(overview.at("/callersOf/complete").asBoolean()).isTrue();
        assertThat(overview.at("/transferred/denominator").asInt()).isEqualTo(3);
        assertThat(overview.path("afterHours").isNull()).isTrue();
    }

    @Test
    void agentIdLimitsTheOverviewToOneAgent() {
        JsonNode overview = overview("from=2026-11-02T00:00:00Z&to=2026-11-05T00:00:00Z&agentId=agent_figures_b");
        assertThat(overview.at("/totals/calls").asInt()).isEqualTo(1);
        assertThat(overview.at("/latency/p50").isNull()).isTrue();
    }

    @Test
    void aPeriodWithoutCallsHasNoRates() {
        JsonNode overview = overview("from=2020-01-01T00:00:00Z&to=2020-01-08T00:00:00Z");
        assertThat(overview.at("/totals/calls").asInt()).isZero();
        assertThat(overview.at("/rates/0/value").isNull()).isTrue();
        assertThat(overview.path("series").size()).isEqualTo(7);
    }

    /// Browsers and PostgreSQL have different lists of zones.
    @Test
    void acceptsUnknownRenamedAndOffsetTimeZones() {
        String period = "from=2026-11-02T23:00:00Z&to=2026-11-04T23:00:00Z&timezone=";
        assertThat(overview(period + "Etc/Unknown").path("timezone").asString()).isEqualTo("UTC");
        assertThat(overview(period + "Europe/Kiev").at("/series/2/day").asString())
                .isEqualTo("2026-11-05");
        assertThat(overview(period + "%2B05:30").at("/hours/0/hour").asInt()).isEqualTo(5);
        assertThat(client.get("/api/analytics/totals?timezone=Etc/Unknown").status())
                .isEqualTo(200);
    }

    /// The weeks of 8 March and of 1 November 2026 in New York have 167 and 169 hours.
    @Test
    void aWeekWithAClockChangeComparesWithAWholeLocalWeek() {
        Api newYork = Api.operator(server).newClient("New York");
        newYork.post("/api/retell/connect-agent", Map.of("agentId", "agent_ny"));
        send("mar1_0010", "agent_ny", "2026-03-01T05:10:00Z", 60_000, "ended", "user_hangup", true);
        send("mar7_2350", "agent_ny", "2026-03-08T04:50:00Z", 60_000, "ended", "user_hangup", true);
        send("mar8_0010", "agent_ny", "2026-03-08T05:10:00Z", 60_000, "ended", "user_hangup", true);
        send("oct24_2330", "agent_ny", "2026-10-25T03:30:00Z", 60_000, "ended", "user_hangup", true);
        send("oct25_0010", "agent_ny", "2026-10-25T04:10:00Z", 60_000, "ended", "user_hangup", true);
        send("nov1_0010", "agent_ny", "2026-11-01T04:10:00Z", 60_000, "ended", "user_hangup", true);

        String march = "from=2026-03-08T05:00:00Z&to=2026-03-15T04:00:00Z";
        assertThat(previousCalls(newYork, march)).isEqualTo(2);
        String november = "from=2026-11-01T04:00:00Z&to=2026-11-08T05:00:00Z";
        assertThat(previousCalls(newYork, november)).isEqualTo(1);
    }

    private static int previousCalls(Api client, String period) {
        return client.get("/api/analytics/overview?timezone=America/New_York&" + period)
                .data()
                .at("/totals/previous/calls")
                .asInt();
    }

    @Test
    void rejectsAnInvalidPeriod() {
        assertThat(client.get("/api/analytics/overview?from=yesterday").status())
                .isEqualTo(400);
        assertThat(client.get("/api/analytics/overview?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
    }

    private static JsonNode overview(String query) {
        Reply reply = client.get("/api/analytics/overview?" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.data();
    }

    private static void send(
            String callId, String agentId, String start, long millis, String status, String reason, boolean good) {
        var call = Map.of(
                "call_id",
                callId,
                "agent_id",
                agentId,
                "call_status",
                status,
                "start_timestamp",
                Instant.parse(start).toEpochMilli(),
                "from_number",
                "+15035550142",
                "duration_ms",
                millis,
                "disconnection_reason",
                reason,
                "call_analysis",
                Map.of("call_successful", good, "user_sentiment", "Neutral"));
        assertThat(Api.of(server)
                        .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                        .post("/api/n8n/retell-webhook", Map.of("event", "call_analyzed", "call", call))
                        .status())
                .isEqualTo(200);
    }
}
