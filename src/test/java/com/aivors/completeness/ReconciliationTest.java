package com.aivors.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.aivors.retell.RetellStandIn;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Retell's list of calls beside ours, and what becomes of the difference.
class ReconciliationTest {

    private static final String KEY = "key_of_the_workspace";
    private static Instant yesterday;

    private static RetellStandIn retell;
    private static TestServer server;
    private static Owner owner;
    private static Api operator;

    @BeforeAll
    static void start() {
        yesterday = Instant.now().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.SECONDS);
        retell = new RetellStandIn();
        server = TestServer.start(
                Map.of("RETELL_API_KEY", KEY, "RETELL_BASE_URL", retell.base().toString()));
        owner = new Owner(server);
        operator = Api.operator(server);
        retell.agent(KEY, "agent_ivy", "Ivy");
    }

    @AfterAll
    static void stop() throws Exception {
        owner.close();
        server.close();
        retell.close();
    }

    @Test
    void missingCallsAreFetchedOnceAndCounted() {
        Api client = client("Missing", "agent_missing");
        for (int i = 0; i < 5; i++) {
            listed("missing" + i, "agent_missing", yesterday.plusSeconds(i));
        }
        Webhook.send(server, event("missing0", "agent_missing", yesterday));
        JsonNode run = reconciled(client);
        assertThat(run.path("state").asString()).isEqualTo("done");
        assertThat(run.path("found").asLong()).isEqualTo(5);
        assertThat(run.path("fetched").asLong()).isEqualTo(4);
        assertThat(run.path("missing").asLong()).isZero();
        assertThat(client.get("/api/calls").data().path("calls")).hasSize(5);
        assertThat(client.get("/api/calls/missing3").data().path("transcript").asString())
                .isEqualTo("Agent: Hello from missing3");
        // A second time nothing is fetched and nothing is there twice.
        long asked = retell.fetched();
        assertThat(reconciled(client).path("found").asLong()).isEqualTo(5);
        assertThat(retell.fetched()).isEqualTo(asked);
        assertThat(client.get("/api/calls").data().path("calls")).hasSize(5);
        JsonNode completeness = completeness(client);
        assertThat(completeness.path("retell").asLong()).isEqualTo(5);
        assertThat(completeness.path("here").asLong()).isEqualTo(5);
        assertThat(completeness.path("missing").asLong()).isZero();
        assertThat(completeness.path("days").path(0).path("differences")).isEmpty();
    }

    @Test
    void theDeliveryLogTellsThatWeReadTheCall() {
        Api client = client("Log", "agent_log");
        listed("logged", "agent_log", yesterday);
        reconciled(client);
        Reply log = operator.get("/api/deliveries?q=logged");
        assertThat(operator.get("/api/deliveries?callId=logged").text() + log.text())
                .contains("Retell, read afterwards");
        assertThat(operator.get("/api/sources").text()).doesNotContain("read afterwards");
    }

    @Test
    void anEndThatNeverArrivedIsFetched() {
        Api client = client("Unfinished", "agent_unfinished");
        Webhook.send(
                server,
                Map.of(
                        "event",
                        "call_started",
                        "call",
                        Map.of(
                                "call_id",
                                "unfinished",
                                "agent_id",
                                "agent_unfinished",
                                "call_status",
                                "ongoing",
                                "start_timestamp",
                                yesterday.toEpochMilli())));
        listed("unfinished", "agent_unfinished", yesterday);
        reconciled(client);
        JsonNode call = client.get("/api/calls/unfinished").data();
        assertThat(call.path("outcome").asString()).isEqualTo("answered");
        assertThat(call.path("summary").asString()).isEqualTo("A call");
        assertThat(client.get("/api/calls").data().path("calls")).hasSize(1);
    }

    @Test
    void whatRetellDoesNotGiveIsADifferenceWithItsReason() {
        Api client = client("Gone", "agent_gone");
        listed("gone", "agent_gone", yesterday);
        retell.forget(KEY, "gone");
        assertThat(reconciled(client).path("missing").asLong()).isEqualTo(1);
        JsonNode completeness = completeness(client);
        assertThat(completeness.path("missing").asLong()).isEqualTo(1);
        JsonNode difference =
                completeness.path("days").path(0).path("differences").path(0);
        assertThat(difference.path("callId").asString()).isEqualTo("gone");
        assertThat(difference.path("kind").asString()).isEqualTo("missing");
        assertThat(difference.path("reason").asString()).contains("does not give it");
        // It arrives after all: no check is needed to see that.
        Webhook.send(server, event("gone", "agent_gone", yesterday));
        assertThat(completeness(client).path("missing").asLong()).isZero();
    }

    @Test
    void clientsAreToldPageByPageAndThoseThatLackCallsAlone() {
        List<Api> clients = List.of(
                client("Páges 1", "agent_pages_1"),
                client("Páges 2", "agent_pages_2"),
                client("Páges 3", "agent_pages_3"));
        listed("pages_gone", "agent_pages_2", yesterday);
        listed("pages_late", "agent_pages_3", yesterday);
        retell.forget(KEY, "pages_gone");
        retell.forget(KEY, "pages_late");
        clients.forEach(ReconciliationTest::reconciled);
        Webhook.send(server, event("pages_late", "agent_pages_3", yesterday));
        assertThat(pages("q=pages")).containsExactly(List.of("Páges 1", "Páges 2", "Páges 3"));
        assertThat(pages("q=pages&limit=2")).containsExactly(List.of("Páges 1", "Páges 2"), List.of("Páges 3"));
        assertThat(pages("q=pages&missing=true")).containsExactly(List.of("Páges 2"));
        assertThat(pages("q=nobody")).containsExactly(List.of());
        JsonNode all = operator.get("/api/completeness?limit=1").data();
        assertThat(all.path("clientsMissing").asInt())
                .isEqualTo(pages("missing=true").getFirst().size());
        assertThat(all.path("callsMissing").asLong()).isGreaterThanOrEqualTo(1);
        for (String wrong : List.of("missing=perhaps", "limit=0", "cursor=wrong!", "clientId=1")) {
            assertThat(operator.get("/api/completeness?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    /// Two time zones are read by two statements, and each client has the days of its own.
    @Test
    void daysAreThoseOfEachClientsTimeZone() {
        Api auckland = client("Auckland", "agent_auckland");
        auckland.patch("/api/settings", Map.of("timezone", "Pacific/Auckland"));
        Api honolulu = client("Honolulu", "agent_honolulu");
        honolulu.patch("/api/settings", Map.of("timezone", "Pacific/Honolulu"));
        listed("in_auckland", "agent_auckland", yesterday);
        listed("in_honolulu", "agent_honolulu", yesterday);
        reconciled(auckland);
        reconciled(honolulu);
        assertThat(operator.get("/api/completeness").data().path("clients").valueStream())
                .filteredOn(client -> Set.of("Auckland", "Honolulu")
                        .contains(client.path("clientName").asString()))
                .extracting(
                        client -> client.path("timezone").asString(),
                        client -> client.path("days").path(0).path("day").asString())
                .containsExactly(
                        tuple("Pacific/Auckland", dayIn("Pacific/Auckland")),
                        tuple("Pacific/Honolulu", dayIn("Pacific/Honolulu")));
    }

    private static String dayIn(String zone) {
        return yesterday.atZone(ZoneId.of(zone)).toLocalDate().toString();
    }

    /// @return the names of each page
    private static List<List<String>> pages(String query) {
        var pages = new ArrayList<List<String>>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = operator.get("/api/completeness?" + query + "&cursor=" + cursor)
                    .data();
            pages.add(page.path("clients")
                    .valueStream()
                    .map(client -> client.path("clientName").asString())
                    .toList());
            JsonNode next = page.path("nextCursor");
            cursor = next.isString() ? next.asString() : null;
        }
        return pages;
    }

    /// Retell limits a workspace, however many runs there are.
    @Test
    void aRateLimitHoldsBackEveryRunOfTheWorkspace() {
        Api first = client("Throttled", "agent_throttled");
        Api second = client("Throttled too", "agent_throttled_too");
        Api third = client("Throttled later", "agent_throttled_later");
        listed("throttled", "agent_throttled", yesterday);
        listed("throttled_too", "agent_throttled_too", yesterday);
        listed("throttled_later", "agent_throttled_later", yesterday);
        retell.fail(1, 429, "600");
        String one = requested(id(first));
        String two = requested(id(second));
        Eventually.until("both wait", Duration.ofSeconds(30), () -> {
            server.part(Reconciler.class).run(() -> true);
            return waits(one) && waits(two);
        });
        int asked = retell.requests().size();
        String three = requested(id(third));
        operator.post("/api/reconciliations/" + one + "/cancel");
        operator.post("/api/reconciliations/" + one + "/resume");
        server.part(Reconciler.class).run(() -> true);
        assertThat(waits(three)).as("a new run waits too").isTrue();
        assertThat(waits(one)).as("a resumed run goes on waiting").isTrue();
        assertThat(retell.requests()).as("Retell is left alone").hasSize(asked);

        owner.execute("update reconciliation_part set resume_at = now() where resume_at is not null");
        for (String run : List.of(one, two, three)) {
            assertThat(finished(run).path("state").asString()).isEqualTo("done");
            assertThat(finished(run).path("errors")).isEmpty();
        }
        for (Api client : List.of(first, second, third)) {
            assertThat(client.get("/api/calls").data().path("calls")).hasSize(1);
        }
    }

    private static boolean waits(String run) {
        return operator.get("/api/reconciliations/" + run)
                .data()
                .path("errors")
                .toString()
                .contains("Retell asks to wait for 600 s");
    }

    @Test
    void aCallStaysWithTheClientThatOwnedItsAgentThen() {
        Api first = client("First owner", "agent_moved");
        Api second = operator.newClient("Second owner");
        owner.execute("update agent_link set unlinked_at = now() - interval '10 hours' where agent_id = 'agent_moved'");
        second.post("/api/retell/connect-agent", Map.of("agentId", "agent_moved"));
        owner.execute("update agent_link set linked_at = now() - interval '10 hours'"
                + " where agent_id = 'agent_moved' and unlinked_at is null");
        listed("moved_before", "agent_moved", yesterday);
        listed("moved_after", "agent_moved", Instant.now().minus(Duration.ofHours(5)));
        reconciled(second);
        assertThat(first.get("/api/calls").data().path("calls")).isEmpty();
        assertThat(second.get("/api/calls").data().path("calls"))
                .singleElement()
                .satisfies(call -> assertThat(call.path("callId").asString()).isEqualTo("moved_after"));
        reconciled(first);
        assertThat(first.get("/api/calls").data().path("calls"))
                .singleElement()
                .satisfies(call -> assertThat(call.path("callId").asString()).isEqualTo("moved_before"));
        assertThat(second.get("/api/calls").data().path("calls")).hasSize(1);
    }

    @Test
    void unclaimedCallsStayWithTheOperator() {
        Webhook.send(server, event("kept", "agent_kept", yesterday));
        Api client = client("Kept", "agent_kept");
        listed("kept", "agent_kept", yesterday);
        reconciled(client);
        assertThat(client.get("/api/calls").data().path("calls")).isEmpty();
        assertThat(completeness(client).toString()).contains("\"unclaimed\"");
    }

    @Test
    void callsOfAgentsThatNobodyConnectedAreLeftAlone() {
        Api client = client("Connected", "agent_connected");
        listed("stranger", "agent_nobody", yesterday);
        listed("connected", "agent_connected", yesterday);
        assertThat(reconciled(client).path("found").asLong()).isEqualTo(1);
        assertThat(operator.get("/api/unclaimed").text()).doesNotContain("agent_nobody");
    }

    /// A run is stopped by somebody, or with its node; what it fetched by then is here.
    @Test
    void whatWasFetchedBeforeAStopIsCounted() {
        Api client = client("Stopped", "agent_stopped");
        for (int i = 0; i < 6; i++) {
            listed("stopped" + i, "agent_stopped", yesterday.plusSeconds(i));
        }
        String id = requested(id(client));
        var goesOn = new AtomicInteger();
        server.part(Reconciler.class).run(() -> goesOn.incrementAndGet() < 5);
        assertThat(finished(id).path("fetched").asLong()).isEqualTo(6);
    }

    @Test
    void cancelledAndResumed() {
        Api client = client("Cancelled", "agent_cancelled");
        listed("cancelled", "agent_cancelled", yesterday);
        retell.fail(3, 503, null);
        String id = requested(id(client));
        assertThat(operator.post("/api/reconciliations/" + id + "/cancel").status())
                .isEqualTo(200);
        retell.recover();
        server.part(Reconciler.class).run(() -> true);
        assertThat(operator.get("/api/reconciliations/" + id)
                        .data()
                        .path("state")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(client.get("/api/calls").data().path("calls")).isEmpty();
        assertThat(operator.post("/api/reconciliations/" + id + "/cancel").status())
                .isEqualTo(409);
        assertThat(operator.post("/api/reconciliations/" + id + "/resume").status())
                .isEqualTo(200);
        owner.execute("update reconciliation_part set resume_at = null");
        assertThat(finished(id).path("state").asString()).isEqualTo("done");
        assertThat(client.get("/api/calls").data().path("calls")).hasSize(1);
    }

    @Test
    void theClockChecksByItself() {
        Api client = client("Clock", "agent_clock");
        listed("clock", "agent_clock", Instant.now().minus(Duration.ofHours(1)));
        owner.execute("delete from reconciliation where automatic");
        owner.execute("delete from retell_check");
        Eventually.until("the call is fetched", Duration.ofSeconds(60), () -> {
            server.part(Reconciler.class).run(() -> true);
            return client.get("/api/calls").data().path("calls").size() == 1;
        });
        Eventually.until(
                "the client is told",
                Duration.ofSeconds(30),
                () -> client.get("/api/calls/completeness")
                        .data()
                        .path("checked")
                        .asBoolean());
        JsonNode own = client.get("/api/calls/completeness").data();
        assertThat(own.path("retell").asLong()).isEqualTo(1);
        assertThat(own.path("here").asLong()).isEqualTo(1);
        assertThat(own.path("checkedAt").asString()).isNotEmpty();
    }

    @Test
    void theClockChecksEveryQuarterOfAnHour() {
        owner.execute("begin", "delete from reconciliation where automatic", """
                insert into reconciliation (reconciliation_id, automatic, to_at, requested_at, state, finished_at)
                values (gen_random_uuid(), true, now(), now(), 'done', now() - interval '14 minutes')
                """, "commit");
        server.part(Reconciler.class).run(() -> true);
        assertThat(automaticRuns()).isEqualTo(1);
        owner.execute("update reconciliation set finished_at = now() - interval '16 minutes' where automatic");
        server.part(Reconciler.class).run(() -> true);
        assertThat(automaticRuns()).isEqualTo(2);
    }

    private static long automaticRuns() {
        return owner.count("select count(*) from reconciliation where automatic");
    }

    @Test
    void daysAreThoseOfTheClientsTimeZone() {
        Api client = client("Angeleno", "agent_angeleno");
        var zone = ZoneId.of("America/Los_Angeles");
        client.patch("/api/settings", Map.of("timezone", zone.getId()));
        LocalDate day = Instant.now().minus(Duration.ofHours(12)).atZone(zone).toLocalDate();
        Instant midnight = day.atStartOfDay(zone).toInstant();
        listed("before_midnight", "agent_angeleno", midnight.minusSeconds(60));
        listed("after_midnight", "agent_angeleno", midnight.plusSeconds(60));
        listed("gone_at_night", "agent_angeleno", midnight.plusSeconds(120));
        retell.forget(KEY, "gone_at_night");
        finished(requested(id(client), midnight.minus(Duration.ofHours(1))));

        assertThat(completeness(client).path("days").valueStream())
                .extracting(
                        one -> one.path("day").asString(),
                        one -> one.path("retell").asLong(),
                        one -> one.path("here").asLong(),
                        one -> one.path("differences").size())
                .containsExactlyInAnyOrder(
                        tuple(day.minusDays(1).toString(), 1L, 1L, 0), tuple(day.toString(), 2L, 1L, 1));
    }

    /// At most twenty calls a second, so that a long history does not use up the limits of the API.
    @Test
    void aHistoryIsFetchedAtAPace() {
        Api client = client("Paced", "agent_paced");
        for (int i = 0; i < 24; i++) {
            listed("paced" + i, "agent_paced", yesterday.plusSeconds(i));
        }
        long began = System.nanoTime();
        assertThat(reconciled(client).path("fetched").asLong()).isEqualTo(24);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(24 * 50 - 50));
    }

    @Test
    void aCallFromBeforeTheConnectionComesOnlyWhenAsked() {
        Api client = operator.newClient("Backfill");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_backfill"));
        listed("old", "agent_backfill", Instant.now().minus(Duration.ofHours(3)));
        owner.execute("delete from reconciliation where automatic");
        owner.execute("delete from retell_check");
        server.part(Reconciler.class).run(() -> true);
        Eventually.until("the check has ended", Duration.ofSeconds(60), () -> {
            server.part(Reconciler.class).run(() -> true);
            return operator.get("/api/reconciliations").text().contains("\"state\":\"done\"");
        });
        assertThat(client.get("/api/calls").data().path("calls")).isEmpty();
        reconciled(client);
        assertThat(client.get("/api/calls").data().path("calls")).hasSize(1);
    }

    @Test
    void whatIsAskedForIsChecked() {
        assertThat(operator.post("/api/reconciliations", Map.of()).status()).isEqualTo(400);
        assertThat(operator.post(
                                "/api/reconciliations",
                                Map.of("from", "2026-01-02T00:00:00Z", "to", "2026-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
        assertThat(operator.post(
                                "/api/reconciliations",
                                Map.of("clientId", UUID.randomUUID().toString(), "from", "2026-01-02T00:00:00Z"))
                        .status())
                .isEqualTo(404);
        assertThat(operator.get("/api/reconciliations/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(operator.get("/api/completeness?from=yesterday").status()).isEqualTo(400);
    }

    private static Api client(String name, String agentId) {
        Api client = operator.newClient(name);
        client.post("/api/retell/connect-agent", Map.of("agentId", agentId));
        owner.execute("update agent_link set linked_at = now() - interval '3 days' where agent_id = '" + agentId
                + "' and not exists (select from call_route r where r.agent_id = '" + agentId + "')");
        return client;
    }

    private static String id(Api client) {
        return client.me().path("clientId").asString(client.me().path("id").asString());
    }

    private static String requested(String clientId) {
        return requested(clientId, yesterday.minusSeconds(3_600));
    }

    private static String requested(String clientId, Instant from) {
        Reply reply = operator.post("/api/reconciliations", Map.of("clientId", clientId, "from", from.toString()));
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        return reply.data().path("id").asString();
    }

    private static JsonNode finished(String id) {
        Eventually.until("the reconciliation ends", Duration.ofSeconds(90), () -> {
            server.part(Reconciler.class).run(() -> true);
            String state = operator.get("/api/reconciliations/" + id)
                    .data()
                    .path("state")
                    .asString();
            return !state.equals("waiting") && !state.equals("running");
        });
        return operator.get("/api/reconciliations/" + id).data();
    }

    private static JsonNode reconciled(Api client) {
        return finished(requested(id(client)));
    }

    private static JsonNode completeness(Api client) {
        return operator.get("/api/completeness?clientId=" + id(client))
                .data()
                .path("clients")
                .path(0);
    }

    private static Map<String, Object> call(String callId, String agentId, Instant start) {
        var call = new HashMap<String, Object>();
        call.put("call_id", callId);
        call.put("agent_id", agentId);
        call.put("call_type", "phone_call");
        call.put("call_status", "ended");
        call.put("start_timestamp", start.toEpochMilli());
        call.put("end_timestamp", start.plusSeconds(61).toEpochMilli());
        call.put("duration_ms", 61_000);
        call.put("disconnection_reason", "user_hangup");
        call.put("transcript", "Agent: Hello from " + callId);
        call.put("call_analysis", Map.of("call_summary", "A call", "user_sentiment", "Neutral"));
        return call;
    }

    private static void listed(String callId, String agentId, Instant start) {
        retell.call(KEY, call(callId, agentId, start));
    }

    private static Map<String, Object> event(String callId, String agentId, Instant start) {
        return Map.of("event", "call_analyzed", "call", call(callId, agentId, start));
    }
}
