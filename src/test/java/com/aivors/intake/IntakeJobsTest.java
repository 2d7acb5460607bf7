package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.eventlog.DeadLetterRetry;
import com.aivors.eventlog.DeliveryReplay;
import com.aivors.platform.database.Database;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntakeJobsTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private static TestServer server;
    private static Api operator;
    private static UUID acme;

    @BeforeAll
    static void start() {
        server = TestServer.hurried(Map.of());
        operator = Api.operator(server);
        acme = operator.createClient("Acme", "acme@client.test");
        operator.post("/api/clients/" + acme + "/agents", Map.of("agentId", "agent_repairs"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static long calls(Owner owner, String callId) {
        return owner.count("select count(*) from call where call_id = '" + callId + "' and status = 'ended'");
    }

    @Test
    void anEventIsAcknowledgedWhileCallsAreLockedAndMergedAfterwards() {
        try (var locker = new Owner(server);
                var owner = new Owner(server)) {
            locker.execute("begin", "lock table call in access exclusive mode");
            String outcome = Webhook.outcome(server, Webhook.event("call_ended", "locked", "agent_repairs"));

            assertThat(outcome).isEqualTo("stored");
            assertThat(owner.count("select count(*) from merge_backlog where call_id = 'locked'"))
                    .isOne();

            locker.execute("rollback");
            Eventually.until("the call is merged", SOON, () -> calls(owner, "locked") == 1);
            assertThat(owner.count("select count(*) from merge_backlog where call_id = 'locked'"))
                    .isZero();
        }
    }

    @Test
    void anUnmergeableCallDoesNotBlockOthers() {
        try (var owner = new Owner(server)) {
            owner.execute("alter table call add constraint refused check (call_id <> 'unmergeable') not valid");
            owner.execute("alter table call add constraint later check (call_id <> 'mergeable') not valid");
            for (String callId : new String[] {"unmergeable", "mergeable"}) {
                assertThat(Webhook.outcome(server, Webhook.event("call_ended", callId, "agent_repairs")))
                        .isEqualTo("stored");
            }
            owner.execute("alter table call drop constraint later");

            Eventually.until("the other is merged", SOON, () -> calls(owner, "mergeable") == 1);
            Eventually.until(
                    "the bad one waits",
                    SOON,
                    () -> owner.count("select attempts from merge_backlog where call_id = 'unmergeable'") > 0);
            owner.execute("alter table call drop constraint refused");
            Eventually.until("its turn comes", SOON, () -> calls(owner, "unmergeable") == 1);
        }
    }

    @Test
    void anEventThatTheDatabaseRefusesIsADeadLetterUntilReplay() {
        try (var owner = new Owner(server)) {
            owner.execute("alter table call_event add constraint refused check (call_id <> 'poison') not valid");
            assertThat(Webhook.outcome(server, Webhook.event("call_ended", "poison", "agent_repairs")))
                    .isEqualTo("rejected");
            assertThat(Webhook.outcome(server, Webhook.event("call_ended", "neighbour", "agent_repairs")))
                    .isEqualTo("stored");

            var dead = operator.get("/api/deliveries?outcome=dead&callId=poison")
                    .data()
                    .path("deliveries");
            assertThat(dead.size()).isOne();
            assertThat(dead.path(0).path("callId").asString()).isEqualTo("poison");
            assertThat(dead.path(0).path("replayable").asBoolean()).isTrue();
            String replay = "/api/deliveries/" + dead.path(0).path("id").asString() + "/replay";
            assertThat(operator.post(replay).data().path("outcome").asString()).isEqualTo("dead");
            assertThat(owner.count("select count(*) from delivery where outcome = 'dead' and call_id = 'poison'"))
                    .isOne();

            owner.execute("alter table call_event drop constraint refused");
            assertThat(operator.post(replay).data().path("outcome").asString()).isEqualTo("stored");
            assertThat(calls(owner, "poison")).isOne();
            assertThat(operator.post(replay).status()).isEqualTo(409);
        }
    }

    @Test
    void theRetryJobStoresDeadLetters() {
        try (var owner = new Owner(server)) {
            owner.execute("alter table call_event add constraint twice check (call_id <> 'later') not valid");
            Webhook.outcome(server, Webhook.event("call_ended", "later", "agent_repairs"));
            owner.execute("alter table call_event drop constraint twice");
            owner.execute(
                    "set role aivors_intake",
                    "update delivery set received_at = received_at - interval '1 hour' where call_id = 'later'",
                    "reset role");
            new DeadLetterRetry(server.part("jobs", Database.class), server.part(DeliveryReplay.class)).retry();

            assertThat(calls(owner, "later")).isOne();
            assertThat(owner.count("select count(*) from delivery where call_id = 'later' and resolved_at is null"))
                    .isZero();
        }
    }
}
