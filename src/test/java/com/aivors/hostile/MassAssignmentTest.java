package com.aivors.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a body says about identity, role or state is not taken from it.
class MassAssignmentTest {

    private static final UUID CHOSEN = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private static Map<String, Object> with(Map<String, Object> body) {
        var all = new HashMap<String, Object>(Map.of(
                "id",
                CHOSEN,
                "clientId",
                CHOSEN,
                "client_id",
                CHOSEN,
                "userId",
                CHOSEN,
                "role",
                "operator",
                "status",
                "ACTIVE",
                "suspendedAt",
                "2020-01-01T00:00:00Z"));
        all.put("aiTrainingStatus", "complete");
        all.put("__proto__", Map.of("role", "operator"));
        all.putAll(body);
        return all;
    }

    @Test
    void aBodyChoosesNeitherIdNorRole() {
        try (TestServer server = TestServer.start(Map.of("AIVORS_SIGNUP", "open"))) {
            Api operator = Api.operator(server);

            Reply signedUp = Api.of(server)
                    .post(
                            "/api/auth/signup",
                            with(Map.of("name", "Self", "email", "self@client.test", "password", Api.PASSWORD)));
            if (signedUp.status() != 400) {
                assertThat(signedUp.status()).isEqualTo(201);
                assertClient(Api.of(server).signIn("self@client.test", Api.PASSWORD));
            }
            Reply created = operator.post(
                    "/api/clients",
                    with(Map.of("name", "Made", "email", "made@client.test", "password", Api.PASSWORD)));
            assertThat(created.status()).isIn(201, 400);
            Api made = created.status() == 201
                    ? Api.of(server).signIn("made@client.test", Api.PASSWORD)
                    : operator.newClient("Made");
            assertClient(made);

            made.post("/api/retell/connect-agent", with(Map.of("agentId", "agent_made")));
            made.post("/api/auth/password/change", with(Map.of("currentPassword", "x", "newPassword", Api.PASSWORD)));
            assertClient(made);
            UUID id = UUID.fromString(
                    operator.get("/api/clients").data().at("/clients/0/id").asString());
            operator.patch("/api/clients/" + id, with(Map.of("name", "Renamed")));
            assertThat(operator.get("/api/clients/" + CHOSEN).status()).isEqualTo(404);
        }
    }

    private static void assertClient(Api who) {
        assertThat(who.me().path("role").asString()).isEqualTo("client");
        assertThat(who.me().path("id").asString()).isNotEqualTo(CHOSEN.toString());
        assertThat(who.get("/api/clients").status()).isEqualTo(403);
    }
}
