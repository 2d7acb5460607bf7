package com.aivors.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Reply;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Compares Retell's list of calls with ours and fetches the missing ones.
class ReconciliationTest {

    private static ComparedWorkspace workspace;

    @BeforeAll
    static void start() {
        workspace = new ComparedWorkspace();
    }

    @AfterAll
    static void stop() throws Exception {
        workspace.stop();
    }

    @Test
    void fetchesAndCountsEachMissingCallOnce() {
        Api client = workspace.client("Missing", "agent_missing");
        for (int i = 0; i < 5; i++) {
            workspace.listed("missing" + i, "agent_missing", workspace.yesterday.plusSeconds(i));
        }
        Webhook.send(workspace.server, ComparedWorkspace.event("missing0", "agent_missing", workspace.yesterday));
        JsonNode run = workspace.reconciled(client);
        assertThat(run.path("state").asString()).isEqualTo("done");
        assertThat(run.path("found").asLong()).isEqualTo(5);
        assertThat(run.path("fetched").asLong()).isEqualTo(4);
        assertThat(run.path("missing").asLong()).isZero();
        assertThat(client.get("/api/calls").data().path("calls")).hasSize(5);
        assertThat(client.get("/api/calls/missing3").data().path("transcript").asString())
                .isEqualTo("Agent: Hello from missing3");
        // A second run fetches nothing and duplicates nothing.
        long asked = workspace.retell.fetched();
        assertThat(workspace.reconciled(client).path("found").asLong()).isEqualTo(5);
        assertThat(workspace.retell.fetched()).isEqualTo(asked);
        assertThat(client.get("/api/calls").data().path("calls")).hasSize(5);
        JsonNode completeness = workspace.completeness(client);
        assertThat(completeness.path("retell").asLong()).isEqualTo(5);
        assertThat(completeness.path("here").asLong()).isEqualTo(5);
        assertThat(completeness.path("missing").asLong()).isZero();
        assertThat(completeness.path("days").path(0).path("differences")).isEmpty();
    }

    @Test
    void theDeliveryLogNamesRetellAsSourceOfFetchedCalls() {
        Api client = workspace.client("Log", "agent_log");
        workspace.listed("logged", "agent_log", workspace.yesterday);
        workspace.reconciled(client);
        Reply log = workspace.operator.get("/api/deliveries?q=logged");
        assertThat(workspace.operator.get("/api/deliveries?callId=logged").text() + log.text())
                .contains("Retell, read afterwards");
        assertThat(workspace.operator.get("/api/sources").text()).doesNotContain("read afterwards");
    }

    @Test
    void fetchesTheMissingEndOfACall() {
        Api client = workspace.client("Unfinished", "agent_unfinished");
        Webhook.send(
                workspace.server,
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
                                workspace.yesterday.toEpochMilli())));
        workspace.listed("unfinished", "agent_unfinished", workspace.yesterday);
        workspace.reconciled(client);
        JsonNode call = client.get("/api/calls/unfinished").data();
        assertThat(call.path("outcome").asString()).isEqualTo("answered");
        assertThat(call.path("summary").asString()).isEqualTo("A call");
        assertThat(client.get("/api/calls").data().path("calls")).hasSize(1);
    }

    /// Retell's rate limit applies to a workspace, regardless of the number of runs.
    @Test
    void aRateLimitDelaysEveryRunOfTheWorkspace() {
        Api first = workspace.client("Throttled", "agent_throttled");
        Api second = workspace.client("Throttled too", "agent_throttled_too");
        Api third = workspace.client("Throttled later", "agent_throttled_later");
        workspace.listed("throttled", "agent_throttled", workspace.yesterday);
        workspace.listed("throttled_too", "agent_throttled_too", workspace.yesterday);
        workspace.listed("throttled_later", "agent_throttled_later", workspace.yesterday);
        workspace.retell.fail(1, 429, "600");
        String one = workspace.requested(ComparedWorkspace.id(first));
        String two = workspace.requested(ComparedWorkspace.id(second));
        Eventually.until("both wait", Duration.ofSeconds(30), () -> {
            workspace.server.part(Reconciler.class).run(() -> true);
            return waits(one) && waits(two);
        });
        int asked = workspace.retell.requests().size();
        String three = workspace.requested(ComparedWorkspace.id(third));
        workspace.operator.post("/api/reconciliations/" + one + "/cancel");
        workspace.operator.post("/api/reconciliations/" + one + "/resume");
        workspace.server.part(Reconciler.class).run(() -> true);
        assertThat(waits(three)).as("a new run waits too").isTrue();
        assertThat(waits(one)).as("a resumed run goes on waiting").isTrue();
        assertThat(workspace.retell.requests()).as("Retell is left alone").hasSize(asked);

        workspace.owner.execute("update reconciliation_part set resume_at = now() where resume_at is not null");
        for (String run : List.of(one, two, three)) {
            assertThat(workspace.finished(run).path("state").asString()).isEqualTo("done");
            assertThat(workspace.finished(run).path("errors")).isEmpty();
        }
        for (Api client : List.of(first, second, third)) {
            assertThat(client.get("/api/calls").data().path("calls")).hasSize(1);
        }
    }

    private static boolean waits(String run) {
        return workspace
                .operator
                .get("/api/reconciliations/" + run)
                .data()
                .path("errors")
                .toString()
                .contains("Retell asks to wait for 600 s");
    }

    @Test
    void aCallBelongsToTheOwnerOfItsAgentAtThatTime() {
        Api first = workspace.client("First owner", "agent_moved");
        Api second = workspace.operator.newClient("Second owner");
        workspace.owner.execute(
                "update agent_link set unlinked_at = now() - interval '10 hours' where agent_id = 'agent_moved'");
        second.post("/api/retell/connect-agent", Map.of("agentId", "agent_moved"));
        workspace.owner.execute("update agent_link set linked_at = now() - interval '10 hours'"
                + " where agent_id = 'agent_moved' and unlinked_at is null");
        workspace.listed("moved_before", "agent_moved", workspace.yesterday);
        workspace.listed("moved_after", "agent_moved", Instant.now().minus(Duration.ofHours(5)));
        workspace.reconciled(second);
        assertThat(first.get("/api/calls").data().path("calls")).isEmpty();
        assertThat(second.get("/api/calls").data().path("calls"))
                .singleElement()
                .satisfies(call -> assertThat(call.path("callId").asString()).isEqualTo("moved_after"));
        workspace.reconciled(first);
        assertThat(first.get("/api/calls").data().path("calls"))
                .singleElement()
                .satisfies(call -> assertThat(call.path("callId").asString()).isEqualTo("moved_before"));
        assertThat(second.get("/api/calls").data().path("calls")).hasSize(1);
    }

    @Test
    void ignoresCallsOfUnconnectedAgents() {
        Api client = workspace.client("Connected", "agent_connected");
        workspace.listed("stranger", "agent_nobody", workspace.yesterday);
        workspace.listed("connected", "agent_connected", workspace.yesterday);
        assertThat(workspace.reconciled(client).path("found").asLong()).isEqualTo(1);
        assertThat(workspace.operator.get("/api/unclaimed").text()).doesNotContain("agent_nobody");
    }

    /// A user or the end of its node stops a run. The calls that it has fetched remain.
    @Test
    void countsCallsFetchedBeforeAStop() {
        Api client = workspace.client("Stopped", "agent_stopped");
        for (int i = 0; i < 6; i++) {
            workspace.listed("stopped" + i, "agent_stopped", workspace.yesterday.plusSeconds(i));
        }
        String id = workspace.requested(ComparedWorkspace.id(client));
        var goesOn = new AtomicInteger();
        workspace.server.part(Reconciler.class).run(() -> goesOn.incrementAndGet() < 5);
        assertThat(workspace.finished(id).path("fetched").asLong()).isEqualTo(6);
    }

    @Test
    void anOperatorCancelsAndResumesARun() {
        Api client = workspace.client("Cancelled", "agent_cancelled");
        workspace.listed("cancelled", "agent_cancelled", workspace.yesterday);
        workspace.retell.fail(3, 503, null);
        String id = workspace.requested(ComparedWorkspace.id(client));
        assertThat(workspace
                        .operator
                        .post("/api/reconciliations/" + id + "/cancel")
                        .status())
                .isEqualTo(200);
        workspace.retell.recover();
        workspace.server.part(Reconciler.class).run(() -> true);
        assertThat(workspace
                        .operator
                        .get("/api/reconciliations/" + id)
                        .data()
                        .path("state")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(client.get("/api/calls").data().path("calls")).isEmpty();
        assertThat(workspace
                        .operator
                        .post("/api/reconciliations/" + id + "/cancel")
                        .status())
                .isEqualTo(409);
        assertThat(workspace
                        .operator
                        .post("/api/reconciliations/" + id + "/resume")
                        .status())
                .isEqualTo(200);
        workspace.owner.execute("update reconciliation_part set resume_at = null");
        assertThat(workspace.finished(id).path("state").asString()).isEqualTo("done");
        assertThat(client.get("/api/calls").data().path("calls")).hasSize(1);
    }

    @Test
    void anAutomaticRunFetchesMissingCalls() {
        Api client = workspace.client("Clock", "agent_clock");
        workspace.listed("clock", "agent_clock", Instant.now().minus(Duration.ofHours(1)));
        workspace.owner.execute("delete from reconciliation where automatic");
        workspace.owner.execute("delete from retell_check");
        Eventually.until("the call is fetched", Duration.ofSeconds(60), () -> {
            workspace.server.part(Reconciler.class).run(() -> true);
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
    void automaticRunsStartEveryFifteenMinutes() {
        workspace.owner.execute("begin", "delete from reconciliation where automatic", """
                insert into reconciliation (reconciliation_id, automatic, to_at, requested_at, state, finished_at)
                values (gen_random_uuid(), true, now(), now(), 'done', now() - interval '14 minutes')
                """, "commit");
        workspace.server.part(Reconciler.class).run(() -> true);
        assertThat(automaticRuns()).isEqualTo(1);
        workspace.owner.execute(
                "update reconciliation set finished_at = now() - interval '16 minutes' where automatic");
        workspace.server.part(Reconciler.class).run(() -> true);
        assertThat(automaticRuns()).isEqualTo(2);
    }

    private static long automaticRuns() {
        return workspace.owner.count("select count(*) from reconciliation where automatic");
    }

    /// Fetches at most twenty calls per second, so that a long history does not use up the API's
    /// limits.
    @Test
    void fetchesAtMostTwentyCallsPerSecond() {
        Api client = workspace.client("Paced", "agent_paced");
        for (int i = 0; i < 24; i++) {
            workspace.listed("paced" + i, "agent_paced", workspace.yesterday.plusSeconds(i));
        }
        long began = System.nanoTime();
        assertThat(workspace.reconciled(client).path("fetched").asLong()).isEqualTo(24);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(24 * 50 - 50));
    }

    @Test
    void fetchesCallsFromBeforeTheConnectionOnlyOnRequest() {
        Api client = workspace.operator.newClient("Backfill");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_backfill"));
        workspace.listed("old", "agent_backfill", Instant.now().minus(Duration.ofHours(3)));
        workspace.owner.execute("delete from reconciliation where automatic");
        workspace.owner.execute("delete from retell_check");
        workspace.server.part(Reconciler.class).run(() -> true);
        Eventually.until("the check has ended", Duration.ofSeconds(60), () -> {
            workspace.server.part(Reconciler.class).run(() -> true);
            return workspace.operator.get("/api/reconciliations").data().path("reconciliations").values().stream()
                    .anyMatch(run -> run.path("automatic").asBoolean()
                            && run.path("state").asString().equals("done"));
        });
        assertThat(client.get("/api/calls").data().path("calls")).isEmpty();
        workspace.reconciled(client);
        assertThat(client.get("/api/calls").data().path("calls")).hasSize(1);
    }

    @Test
    void rejectsInvalidRequests() {
        assertThat(workspace.operator.post("/api/reconciliations", Map.of()).status())
                .isEqualTo(400);
        assertThat(workspace
                        .operator
                        .post(
                                "/api/reconciliations",
                                Map.of("from", "2026-01-02T00:00:00Z", "to", "2026-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
        assertThat(workspace
                        .operator
                        .post(
                                "/api/reconciliations",
                                Map.of("clientId", UUID.randomUUID().toString(), "from", "2026-01-02T00:00:00Z"))
                        .status())
                .isEqualTo(404);
        assertThat(workspace
                        .operator
                        .get("/api/reconciliations/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(workspace.operator.get("/api/completeness?from=yesterday").status())
                .isEqualTo(400);
    }
}
