package com.aivors.call.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.FakeRetell;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tests of calls whose end never arrives.
class OverdueCallsTest {

    private static final Duration FIVE_DAYS = Duration.ofDays(5);

    private static FakeRetell retell;
    private static TestServer server;
    private static Owner owner;
    private static Api client;

    @BeforeAll
    static void start() {
        retell = new FakeRetell();
        server = TestServer.start(Map.of(
                "RETELL_API_KEY",
                FakeRetell.KEY,
                "RETELL_BASE_URL",
                retell.base().toString()));
        owner = new Owner(server);
        client = Api.operator(server).newClient("Overdue");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_overdue"));
    }

    @AfterAll
    static void stop() throws Exception {
        owner.close();
        server.close();
        retell.close();
    }

    /// Case 16-last-event-a: the call has no end at once, not only after the next run of the job.
    @Test
    void aCallThatArrivesOverdueIsNotInProgress() {
        send("call_started", "late", ago(FIVE_DAYS), Map.of("call_status", "ongoing"));
        assertThat(outcome("late")).isEqualTo("no_end");
        assertThat(client.get("/api/calls?outcome=no_end").text()).contains("\"late\"");
        assertThat(client.get("/api/calls?outcome=in_progress").text()).doesNotContain("\"late\"");
    }

    @Test
    void aCallIsInProgressUntilItIsOverdue() {
        send("call_started", "intime", ago(Duration.ofHours(5)), Map.of("call_status", "ongoing"));
        assertThat(outcome("intime")).isEqualTo("in_progress");
        run();
        assertThat(outcome("intime")).isEqualTo("in_progress");
        moveStartBack("intime", Duration.ofHours(2));
        run();
        assertThat(outcome("intime")).isEqualTo("no_end");
    }

    @Test
    void aLaterEventCorrectsAnOverdueCall() {
        long start = ago(FIVE_DAYS);
        send("call_started", "healed", start, Map.of("call_status", "ongoing"));
        assertThat(outcome("healed")).isEqualTo("no_end");
        send("call_ended", "healed", start, Map.of("end_timestamp", start + 90_000, "call_status", "registered"));
        assertThat(outcome("healed")).isEqualTo("answered");
        run();
        assertThat(outcome("healed")).isEqualTo("answered");
    }

    @Test
    void theJobFetchesTheEndFromRetellFirst() {
        long start = ago(Duration.ofHours(5));
        retell.call("asked", """
                {"call_id": "asked", "agent_id": "agent_overdue", "call_status": "ended", "start_timestamp": %d,
                 "end_timestamp": %d, "disconnection_reason": "user_hangup"}
                """.formatted(start, start + 61_000));
        send("call_started", "asked", start, Map.of("call_status", "ongoing"));
        moveStartBack("asked", Duration.ofHours(2));
        run();
        Reply reply = client.get("/api/calls/asked");
        assertThat(reply.data().path("outcome").asString()).isEqualTo("answered");
        assertThat(reply.data().path("disconnectionReason").asString()).isEqualTo("user_hangup");
        assertThat(reply.data().path("events")).hasSize(2);
    }

    /// The sender chooses the id of a call.
    @Test
    void aForgedCallIdFetchesNoCallOfAnotherClient() {
        long start = ago(Duration.ofHours(5));
        Api victim = Api.operator(server).newClient("Victim");
        victim.post("/api/retell/connect-agent", Map.of("agentId", "agent_victim"));
        owner.execute("update agent_link set linked_at = now() - interval '3 days' where agent_id = 'agent_victim'");
        retell.call("forged", """
                {"call_id": "forged", "agent_id": "agent_victim", "call_status": "ended", "start_timestamp": %d,
                 "end_timestamp": %d, "disconnection_reason": "user_hangup", "transcript": "Agent: a secret"}
                """.formatted(start, start + 61_000));
        Reply source = Api.operator(server)
                .post(
                        "/api/sources",
                        Map.of(
                                "kind", "n8n",
                                "name", "Bound",
                                "clientId", client.me().path("id").asString(),
                                "secret", "a-secret-of-its-own"));
        assertThat(source.status()).as(source.text()).isEqualTo(201);
        assertThat(Api.of(server)
                        .with("x-n8n-webhook-secret", "a-secret-of-its-own")
                        .post(
                                "/api/n8n/retell-webhook",
                                Map.of(
                                        "event",
                                        "call_started",
                                        "call",
                                        Map.of(
                                                "call_id", "forged",
                                                "agent_id", "agent_victim",
                                                "call_status", "ongoing",
                                                "start_timestamp", start)))
                        .status())
                .isEqualTo(200);
        moveStartBack("forged", Duration.ofHours(2));
        run();
        assertThat(client.get("/api/calls/forged").text()).doesNotContain("a secret");
        assertThat(client.get("/api/calls/forged").data().path("events")).hasSize(1);
    }

    @Test
    void anOverdueNewCallGetsItsEndFromRetell() {
        long start = ago(FIVE_DAYS);
        retell.call("askedlate", """
                {"call_id": "askedlate", "agent_id": "agent_overdue", "call_status": "ended", "start_timestamp": %d,
                 "end_timestamp": %d, "disconnection_reason": "voicemail_reached"}
                """.formatted(start, start + 61_000));
        send("call_started", "askedlate", start, Map.of("call_status", "ongoing"));
        Eventually.until(
                "Retell has told its end",
                Duration.ofSeconds(20),
                () -> outcome("askedlate").equals("voicemail"));
    }

    /// Runs the job again from the start, because the test moves calls into a past that the job has
    /// already examined.
    private static void run() {
        owner.execute("delete from overdue_run");
        server.part(OverdueCalls.class).run(() -> true);
    }

    /// Simulates that so much time has passed since the call began.
    private static void moveStartBack(String callId, Duration time) {
        owner.execute(
                "update call set started_at = started_at - interval '%d seconds', outcome = 'in_progress' where call_id = '%s'"
                        .formatted(time.toSeconds(), callId));
    }

    private static long ago(Duration time) {
        return Instant.now().minus(time).toEpochMilli();
    }

    private static void send(String event, String callId, long start, Map<String, Object> more) {
        var call = new HashMap<String, Object>(more);
        call.put("call_id", callId);
        call.put("agent_id", "agent_overdue");
        call.put("start_timestamp", start);
        assertThat(Api.of(server)
                        .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                        .post("/api/n8n/retell-webhook", Map.of("event", event, "call", call))
                        .status())
                .isEqualTo(200);
    }

    private static String outcome(String callId) {
        return client.get("/api/calls/" + callId).data().path("outcome").asString();
    }
}
