package com.aivors.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ClientsTest {

    private static TestServer server;
    private static Api operator;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = Api.operator(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aClientWithAPasswordIsActiveAtOnce() {
        Reply created = operator.post(
                "/api/clients",
                Map.of(
                        "name", " Bright Dental ",
                        "email", "Front.Desk@bright.test",
                        "phoneNumber", "+1 555 0100",
                        "password", Api.PASSWORD));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data().path("invitationUrl").isNull()).isTrue();
        JsonNode client = created.data().path("client");
        assertThat(client.path("name").asString()).isEqualTo("Bright Dental");
        assertThat(client.path("email").asString()).isEqualTo("front.desk@bright.test");
        assertThat(client.path("status").asString()).isEqualTo("active");
        assertThat(client.path("aiStatus").asString()).isEqualTo("Offline");
        assertThat(client.path("agents").size()).isZero();
        assertThat(client.path("callsLast30Days").asInt()).isZero();

        JsonNode me =
                Api.of(server).signIn("front.desk@bright.test", Api.PASSWORD).me();
        assertThat(me.path("role").asString()).isEqualTo("client");
        assertThat(me.path("business").path("name").asString()).isEqualTo("Bright Dental");
        assertThat(me.path("business").path("aiTrainingStatus").asString()).isEqualTo("pending");
        assertThat(me.path("analytics").path("aiStatus").asString()).isEqualTo("Offline");
    }

    @Test
    void aClientWithoutAPasswordGetsAnInvitation() {
        Reply created = operator.post("/api/clients", Map.of("name", "Invited", "email", "invited@client.test"));

        assertThat(created.data().path("client").path("status").asString()).isEqualTo("invited");
        assertThat(created.data().path("invitationUrl").asString()).contains("/invitation/");
    }

    @Test
    void linksReportTheirExpiryAndWhetherTheyWereMailed() {
        Reply created = operator.post("/api/clients", Map.of("name", "Linked", "email", "linked@client.test"));
        assertThat(created.data().path("mailed").asBoolean(true)).isFalse();
        assertEnds(created, Duration.ofDays(7));
        String path = "/api/clients/" + created.data().at("/client/id").asString();
        assertEnds(operator.post(path + "/invitation"), Duration.ofDays(7));
        UUID active = operator.createClient("Active", "active-link@client.test");
        assertEnds(operator.post("/api/clients/" + active + "/reset-link"), Duration.ofHours(1));
    }

    private static void assertEnds(Reply reply, Duration after) {
        assertThat(Instant.parse(reply.data().path("expiresAt").asString()))
                .isBetween(
                        Instant.now().plus(after).minusSeconds(60),
                        Instant.now().plus(after));
    }

    @Test
    void deletingAClientWithoutCallsDeletesAllItsData() {
        UUID id = operator.createClient("Mistake", "mistake@client.test");
        Api owner = Api.of(server).signIn("mistake@client.test", Api.PASSWORD);
        operator.post("/api/clients/" + id + "/agents", Map.of("agentId", "agent_of_a_mistake"));
        operator.post("/api/clients/" + id + "/reset-link");

        assertThat(operator.delete("/api/clients/" + id).status()).isEqualTo(200);

        assertThat(operator.get("/api/clients/" + id).status()).isEqualTo(404);
        assertThat(operator.delete("/api/clients/" + id).status()).isEqualTo(404);
        Eventually.until(
                "its sessions end",
                Duration.ofSeconds(5),
                () -> owner.get("/api/auth/me").status() == 401);
        try (Owner tables = new Owner(server)) {
            for (String table : List.of("client", "app_user", "agent_link", "agent_claim")) {
                assertThat(tables.count("select count(*) from %s where client_id = '%s'".formatted(table, id)))
                        .as(table)
                        .isZero();
            }
        }
        assertThat(operator.get("/api/audit?action=client.deleted").text()).contains("Mistake", id.toString());
        UUID other = operator.createClient("Other", "mistake@client.test");
        assertThat(operator.post("/api/clients/" + other + "/agents", Map.of("agentId", "agent_of_a_mistake"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aClientWithCallsOrASourceCannotBeDeleted() {
        UUID id = operator.createClient("Busy", "busy@client.test");
        operator.post("/api/clients/" + id + "/agents", Map.of("agentId", "agent_busy"));
        assertThat(Webhook.outcome(server, Webhook.event("call_started", "call_busy", "agent_busy")))
                .isEqualTo("stored");
        Reply refused = operator.delete("/api/clients/" + id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("client-has-calls");

        UUID bound = operator.createClient("Bound", "bound@client.test");
        operator.post("/api/sources", Map.of("kind", "n8n", "name", "Bound source", "clientId", bound));
        assertThat(operator.delete("/api/clients/" + bound).code()).isEqualTo("client-has-source");
        assertThat(operator.get("/api/clients/" + bound).status()).isEqualTo(200);
    }

    @Test
    void anEmailHasOneAccount() {
        operator.createClient("First", "taken@client.test");
        Reply second = operator.post("/api/clients", Map.of("name", "Second", "email", "TAKEN@client.test"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("email-taken");

        UUID third = operator.createClient("Third", "third@client.test");
        Reply renamed = operator.patch("/api/clients/" + third, Map.of("email", "taken@client.test"));
        assertThat(renamed.status()).isEqualTo(409);
        assertThat(renamed.code()).isEqualTo("email-taken");
    }

    @Test
    void aChangeAffectsOnlyTheGivenFields() {
        UUID id = operator.createClient("Before", "before@client.test");
        operator.patch("/api/clients/" + id, Map.of("phoneNumber", "+1 555 0101"));
        JsonNode changed =
                operator.patch("/api/clients/" + id, Map.of("name", "After")).data();

        assertThat(changed.path("name").asString()).isEqualTo("After");
        assertThat(changed.path("email").asString()).isEqualTo("before@client.test");
        assertThat(changed.path("phoneNumber").asString()).isEqualTo("+1 555 0101");
        JsonNode removed =
                operator.patch("/api/clients/" + id, "{\"phoneNumber\": null}").data();
        assertThat(removed.path("phoneNumber").isNull()).isTrue();

        Reply more = operator.patch("/api/clients/" + id, Map.of("role", "operator"));
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.json().path("errors").path(0).path("field").asString()).isEqualTo("role");
    }

    @Test
    void errorsNameEachInvalidField() {
        Reply reply = operator.post("/api/clients", Map.of("name", " ", "email", "no address"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("invalid");
        assertThat(reply.json().path("errors").findValuesAsString("field")).containsExactlyInAnyOrder("name", "email");
        assertThat(operator.post("/api/clients", Map.of("name", "n\u0000", "email", "nul@client.test"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void searchFindsAClientByName() {
        operator.createClient("Zebra Clinic", "zebra@client.test");
        JsonNode found = operator.get("/api/clients?q=zEBRA").data().path("clients");

        assertThat(found.size()).isEqualTo(1);
        assertThat(found.path(0).path("name").asString()).isEqualTo("Zebra Clinic");
        assertThat(operator.get("/api/clients?q=%25").data().path("clients").size())
                .isZero();
    }

    @Test
    void suspendingEndsSessionsAndResumingAllowsNewOnes() {
        UUID id = operator.createClient("Late Payer", "late@client.test");
        Api client = Api.of(server).signIn("late@client.test", Api.PASSWORD);

        assertThat(operator.post("/api/clients/" + id + "/suspend")
                        .data()
                        .path("status")
                        .asString())
                .isEqualTo("suspended");
        assertThat(client.get("/api/auth/me").status()).isEqualTo(401);
        Reply right =
                Api.of(server).post("/api/auth/login", Map.of("email", "late@client.test", "password", Api.PASSWORD));
        assertThat(right.status()).isEqualTo(403);
        assertThat(right.code()).isEqualTo("account-suspended");
        Reply wrong = Api.of(server)
                .post("/api/auth/login", Map.of("email", "late@client.test", "password", "wrong password"));
        assertThat(wrong.code()).isEqualTo("bad-credentials");

        operator.post("/api/clients/" + id + "/resume");
        assertThat(Api.of(server)
                        .signIn("late@client.test", Api.PASSWORD)
                        .get("/api/auth/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyOperatorsListClients() {
        Api client = operator.newClient("Curious");

        Reply refused = client.get("/api/clients");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("forbidden");
        assertThat(operator.get("/api/clients/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(operator.get("/api/clients/no-id").status()).isEqualTo(404);
    }
}
