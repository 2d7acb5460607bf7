package com.aivors.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HandoverUndoTest {

    private static TestServer server;
    private static Api operator;
    private static UUID acme;
    private static UUID globex;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = Api.operator(server);
        acme = operator.createClient("Acme", "acme@client.test");
        globex = operator.createClient("Globex", "globex@client.test");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply assign(String agent, UUID client) {
        return operator.post("/api/unclaimed/" + agent + "/assign", Map.of("clientId", client));
    }

    private static Reply undo(Reply assigned) {
        return operator.post(
                "/api/handovers/" + assigned.data().path("handoverId").asString() + "/undo");
    }

    private static int status(UUID client, String callId) {
        return operator.get("/api/clients/" + client + "/calls/" + callId).status();
    }

    private static JsonNode listed(Reply assigned) {
        return listed(assigned.data().path("handoverId").asString());
    }

    private static JsonNode listed(String handoverId) {
        for (JsonNode one : operator.get("/api/handovers").data().path("handovers")) {
            if (one.path("id").asString().equals(handoverId)) {
                return one;
            }
        }
        throw new AssertionError("not listed");
    }

    @Test
    void undoReturnsTheCallsAndDisconnectsTheAgent() {
        Webhook.outcome(server, Webhook.event("call_started", "wrong", "agent_wrong"));
        Reply assigned = assign("agent_wrong", acme);
        assertThat(status(acme, "wrong")).isEqualTo(200);
        assertThat(listed(assigned).path("calls").asInt()).isOne();
        assertThat(listed(assigned).path("by").asString()).isEqualTo(TestServer.OPERATOR_EMAIL);
        // The call arrived because of the mistaken connection.
        assertThat(Webhook.outcome(server, Webhook.event("call_ended", "since", "agent_wrong")))
                .isEqualTo("stored");

        Reply undone = undo(assigned);

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.data().path("callsMoved").asInt()).isEqualTo(2);
        assertThat(status(acme, "wrong")).isEqualTo(404);
        assertThat(status(acme, "since")).isEqualTo(404);
        assertThat(listed(assigned).path("undoneAt").isNull()).isFalse();
        assertThat(undo(assigned).code()).isEqualTo("already-undone");
        assertThat(Webhook.outcome(server, Webhook.event("call_ended", "wrong", "agent_wrong")))
                .isEqualTo("unclaimed");
        assertThat(operator.get("/api/audit?action=handover.undone").text()).contains("agent_wrong");

        Reply right = assign("agent_wrong", globex);
        assertThat(right.data().path("callsMoved").asInt()).isEqualTo(2);
        assertThat(operator.get("/api/clients/" + globex + "/calls/wrong")
                        .data()
                        .path("events")
                        .size())
                .isEqualTo(2);
        try (var owner = new Owner(server)) {
            assertThat(owner.count("select count(*) from call_event where call_id in ('wrong', 'since')"
                            + " and client_id <> '" + globex + "'"))
                    .isZero();
        }
    }

    /// More calls than one batch, with those of another agent among them.
    @Test
    void undoReturnsManyCallsThatArrivedAfterTheHandover() {
        Webhook.outcome(server, Webhook.event("call_started", "flood_first", "agent_flood"));
        operator.post("/api/clients/" + acme + "/agents", Map.of("agentId", "agent_own"));
        Reply assigned = assign("agent_flood", acme);
        for (String agent : List.of("flood", "own")) {
            var since = new ArrayList<Object>();
            for (int i = 0; i < 520; i++) {
                since.add(Webhook.event("call_ended", agent + "_" + i, "agent_" + agent));
            }
            assertThat(Webhook.send(server, since).status()).isEqualTo(200);
        }

        String id = assigned.data().path("handoverId").asString();
        assertThat(undo(assigned).status()).isEqualTo(200);

        Eventually.until("all of them are back", Duration.ofSeconds(30), () -> !isPending(UUID.fromString(id)));
        try (var owner = new Owner(server)) {
            String ofAcme = "select count(*) from call where client_id = '" + acme + "' and call_id like ";
            assertThat(owner.count(ofAcme + "'flood_%'")).isZero();
            assertThat(owner.count(ofAcme + "'own_%'")).isEqualTo(520);
        }
    }

    /// A request waits only a moment, regardless of the number of calls. The job does the rest.
    @Test
    void theJobFinishesPendingHandoversAndUndos() {
        var handover = server.part(Handover.class);
        var undo = server.part(HandoverUndo.class);
        Database database = server.part(Database.class);
        Webhook.outcome(server, Webhook.event("call_ended", "many", "agent_many"));
        operator.post("/api/clients/" + acme + "/agents", Map.of("agentId", "agent_many"));

        Handover.Given begun = handover.give("agent_many", acme, new Handover.Cause("test", false), () -> false);
        assertThat(begun.pending()).isTrue();
        assertThat(begun.calls()).isZero();
        assertThat(status(acme, "many")).isEqualTo(404);
        age("handover", "begun_at");
        // The job of the server may also process the calls at this time.
        handover.finish(() -> true);
        Eventually.until("the calls are there", Duration.ofSeconds(10), () -> status(acme, "many") == 200);
        assertThat(handover.give("agent_many", acme, new Handover.Cause("test", false))
                        .pending())
                .isFalse();

        HandoverLog.Undoing undoing = database.as(Role.OPERATOR, sql -> HandoverLog.mark(sql, begun.id(), "test"))
                .orElseThrow();
        assertThat(undo.run(undoing, () -> false).pending()).isTrue();
        assertThat(isPending(begun.id())).isTrue();
        assertThat(status(acme, "many")).isEqualTo(200);
        age("handover_log", "undone_at");
        undo.finish(() -> true);
        Eventually.until("the calls are back", Duration.ofSeconds(10), () -> !isPending(begun.id()));
        assertThat(status(acme, "many")).isEqualTo(404);
    }

    /// Makes the work look older, because the job leaves recent work to the request that began it.
    private static void age(String table, String column) {
        try (var owner = new Owner(server)) {
            owner.execute(
                    "alter table " + table + " no force row level security",
                    "update " + table + " set " + column + " = now() - interval '1 minute' where " + column
                            + " is not null",
                    "alter table " + table + " force row level security");
        }
    }

    private static boolean isPending(UUID handoverId) {
        return listed(handoverId.toString()).path("pending").asBoolean();
    }

    @Test
    void undoKeepsAnAgentThatWasConnectedBefore() {
        Webhook.outcome(server, Webhook.event("call_ended", "early", "agent_early"));
        operator.post("/api/clients/" + acme + "/agents", Map.of("agentId", "agent_early"));
        Webhook.outcome(server, Webhook.event("call_ended", "own", "agent_early"));
        Reply assigned = assign("agent_early", acme);
        assertThat(assigned.data().path("callsMoved").asInt()).isOne();

        assertThat(undo(assigned).data().path("callsMoved").asInt()).isOne();

        assertThat(status(acme, "early")).isEqualTo(404);
        assertThat(status(acme, "own")).isEqualTo(200);
        assertThat(Webhook.outcome(server, Webhook.event("call_ended", "next", "agent_early")))
                .isEqualTo("stored");
        // There are no calls and no new connection, so there is nothing to undo.
        assign("agent_early", acme);
        assertThat(assign("agent_early", acme).data().path("handoverId").isNull())
                .isTrue();
    }

    /// Another agent of the wrong client has joined the call in the meantime. Its events stay
    /// behind.
    @Test
    void undoReturnsNoEventsOfAnotherAgent() {
        operator.post("/api/clients/" + acme + "/agents", Map.of("agentId", "agent_acme"));
        Webhook.outcome(server, Webhook.event("call_started", "joined", "agent_kept"));
        Reply assigned = assign("agent_kept", acme);
        assertThat(Webhook.outcome(server, Webhook.event("call_ended", "joined", "agent_acme")))
                .isEqualTo("stored");

        undo(assigned);
        assign("agent_kept", globex);

        assertThat(operator.get("/api/clients/" + globex + "/calls/joined")
                        .data()
                        .path("events")
                        .size())
                .isOne();
        JsonNode kept = operator.get("/api/deliveries?outcome=conflict&callId=joined")
                .data()
                .path("deliveries");
        assertThat(kept.size()).isOne();
        assertThat(kept.path(0).path("agentId").asString()).isEqualTo("agent_acme");
    }

    @Test
    void undoOfAnUnknownHandoverIsNotFound() {
        assertThat(operator.post("/api/handovers/" + UUID.randomUUID() + "/undo")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void undoAlsoReturnsEventsThatArriveDuringIt() throws Exception {
        for (int i = 0; i < 60; i++) {
            Webhook.outcome(server, Webhook.event("call_started", "busy_" + i, "agent_busy"));
        }
        Reply assigned = assign("agent_busy", acme);
        var sent = new AtomicInteger();
        List<Future<String>> outcomes = new ArrayList<>();
        try (var senders = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 60; i++) {
                for (String event : List.of("call_ended", "call_analyzed")) {
                    String callId = "busy_" + i;
                    outcomes.add(senders.submit(() -> {
                        String outcome = Webhook.outcome(server, Webhook.event(event, callId, "agent_busy"));
                        sent.incrementAndGet();
                        return outcome;
                    }));
                }
            }
            Eventually.until("some have arrived", Duration.ofSeconds(20), () -> sent.get() > 20);
            assertThat(undo(assigned).status()).isEqualTo(200);
            for (Future<String> outcome : outcomes) {
                assertThat(outcome.get()).isIn("stored", "unclaimed");
            }
        }
        try (var owner = new Owner(server)) {
            String acmes = " where call_id like 'busy%' and client_id = '" + acme + "'";
            assertThat(owner.count("select count(*) from call_event" + acmes)).isZero();
            assertThat(owner.count("select count(*) from call" + acmes)).isZero();
            assertThat(owner.count("select count(*) from call_event where call_id like 'busy%'"))
                    .isEqualTo(180);
        }
    }

    @Test
    void deleteRemovesOnlyTestCalls() {
        operator.post("/api/clients/" + acme + "/agents", Map.of("agentId", "agent_test"));
        Webhook.outcome(server, Webhook.event("call_started", "test_call_1", "agent_test"));
        Webhook.outcome(server, Webhook.event("call_ended", "test_call_1", "agent_test"));
        Webhook.outcome(server, Webhook.event("call_ended", "real_1", "agent_test"));
        String calls = "/api/clients/" + acme + "/calls/";
        assertThat(operator.delete(calls + "real_1").code()).isEqualTo("not-a-test-call");
        assertThat(operator.delete("/api/clients/" + globex + "/calls/test_call_1")
                        .status())
                .isEqualTo(404);

        assertThat(operator.delete(calls + "test_call_1").status()).isEqualTo(200);

        assertThat(operator.delete(calls + "test_call_1").status()).isEqualTo(404);
        assertThat(status(acme, "test_call_1")).isEqualTo(404);
        assertThat(status(acme, "real_1")).isEqualTo(200);
        assertThat(operator.get("/api/audit?action=call.removed").text()).contains("test_call_1");
        try (var owner = new Owner(server)) {
            for (String table : List.of("call", "call_event", "call_transcript", "call_route", "merge_backlog")) {
                assertThat(owner.count("select count(*) from " + table + " where call_id = 'test_call_1'"))
                        .as(table)
                        .isZero();
            }
        }
        assertThat(Webhook.outcome(server, Webhook.event("call_ended", "test_call_1", "agent_test")))
                .isEqualTo("stored");
    }
}
