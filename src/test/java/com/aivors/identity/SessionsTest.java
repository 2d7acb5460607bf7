package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Two nodes on one database: a session that ends on one has ended on the other.
class SessionsTest {

    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static TestServer server;
    private static TestServer other;
    private static Api operator;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        other = TestServer.start(Map.of(), server.database());
        operator = Api.operator(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        other.close();
    }

    private static void assertEnds(Api session) throws InterruptedException {
        Instant last = Instant.now().plus(PROMISED);
        while (session.get("/api/auth/me").status() == 200) {
            assertThat(Instant.now()).as("the session still runs").isBefore(last);
            Thread.sleep(100);
        }
        assertThat(session.get("/api/auth/me").code()).isEqualTo("not-signed-in");
    }

    private static Api onTheOtherNode(Api session) {
        Api there = session.at(other);
        assertThat(there.get("/api/auth/me").status()).isEqualTo(200);
        return there;
    }

    @Test
    void signingOutEndsTheSessionOnEveryNode() throws InterruptedException {
        Api session = Api.operator(server);
        Api there = onTheOtherNode(session);
        session.post("/api/auth/logout");

        assertEnds(there);
    }

    @Test
    void suspendingAClientEndsItsSessionsOnEveryNode() throws InterruptedException {
        UUID id = operator.createClient("Away", "away@client.test");
        Api there = onTheOtherNode(Api.of(server).signIn("away@client.test", Api.PASSWORD));
        operator.post("/api/clients/" + id + "/suspend");

        assertEnds(there);
    }

    @Test
    void aPasswordChangeEndsOtherSessionsOnEveryNode() throws InterruptedException {
        operator.createClient("Change", "change@client.test");
        Api here = Api.of(server).signIn("change@client.test", Api.PASSWORD);
        Api there = onTheOtherNode(Api.of(server).signIn("change@client.test", Api.PASSWORD));
        here.post(
                "/api/auth/password/change",
                Map.of("currentPassword", Api.PASSWORD, "newPassword", "another long password"));

        assertEnds(there);
    }

    @Test
    void aUserListsAndEndsOwnSessions() {
        Api first = operator.newClient("Lists Sessions");
        Api second =
                Api.of(server).with("User-Agent", "Second Browser").signIn("lists-sessions@client.test", Api.PASSWORD);
        JsonNode sessions = second.get("/api/auth/sessions").data().path("sessions");
        assertThat(sessions.size()).isEqualTo(2);
        assertThat(sessions.path(0).path("current").asBoolean()).isTrue();
        String firstId = sessions.path(1).path("id").asString();

        Api stranger = operator.newClient("Stranger");
        assertThat(stranger.delete("/api/auth/sessions/" + firstId).status()).isEqualTo(404);
        assertThat(second.delete("/api/auth/sessions/" + firstId).status()).isEqualTo(200);
        assertThat(second.delete("/api/auth/sessions/" + firstId).status()).isEqualTo(404);
        assertThat(first.get("/api/auth/me").status()).isEqualTo(401);

        Api third = Api.of(server).signIn("lists-sessions@client.test", Api.PASSWORD);
        assertThat(third.post("/api/auth/sessions/revoke-others").status()).isEqualTo(200);
        assertThat(second.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(third.get("/api/auth/me").status()).isEqualTo(200);
    }
}
