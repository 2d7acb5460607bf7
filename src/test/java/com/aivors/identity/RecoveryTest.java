package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sets passwords by invitation, by reset link and by change.
class RecoveryTest {

    private static final String CHOSEN = "chosen by the client";

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

    private static Reply invited(String email) {
        return operator.post("/api/clients", Map.of("name", "Invited", "email", email));
    }

    private static String token(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String invitation(Reply created) {
        return token(created.data().path("invitationUrl").asString());
    }

    private static Reply accept(String token, String password) {
        return Api.of(server).post("/api/auth/invitations/accept", Map.of("token", token, "password", password));
    }

    @Test
    void anInvitationSignsInOnce() {
        String token = invitation(invited("once@client.test"));
        Reply shown = Api.of(server).get("/api/auth/invitations/" + token);
        assertThat(shown.data().path("email").asString()).isEqualTo("once@client.test");
        assertThat(shown.data().path("businessName").asString()).isEqualTo("Invited");

        Reply weak = accept(token, "short");
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.json().path("errors").path(0).path("field").asString()).isEqualTo("password");
        assertThat(accept(token, "Once@Client.test").status()).isEqualTo(400);

        Reply accepted = accept(token, CHOSEN);
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.header("Set-Cookie")).isPresent();
        assertThat(accepted.data().path("user").path("email").asString()).isEqualTo("once@client.test");

        Reply again = accept(token, "another password");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.code()).isEqualTo("invitation-unknown");
        assertThat(Api.of(server).get("/api/auth/invitations/" + token).code()).isEqualTo("invitation-unknown");
        Api.of(server).signIn("once@client.test", CHOSEN);
    }

    @Test
    void aNewInvitationInvalidatesThePreviousOne() {
        Reply created = invited("twice@client.test");
        String first = invitation(created);
        String path = "/api/clients/" + created.data().path("client").path("id").asString();
        String second = token(
                operator.post(path + "/invitation").data().path("invitationUrl").asString());

        assertThat(accept(first, CHOSEN).code()).isEqualTo("invitation-unknown");
        assertThat(accept(second, CHOSEN).status()).isEqualTo(200);
        assertThat(operator.post(path + "/invitation").code()).isEqualTo("already-active");
    }

    @Test
    void anInvitationToAnOldAddressStopsWorking() {
        Reply created = invited("typo@client.test");
        operator.patch(
                "/api/clients/" + created.data().path("client").path("id").asString(),
                Map.of("email", "right@client.test"));

        assertThat(accept(invitation(created), CHOSEN).code()).isEqualTo("invitation-unknown");
    }

    @Test
    void aResetLinkEndsEverySession() {
        UUID id = operator.createClient("Forgetful", "forgetful@client.test");
        Api before = Api.of(server).signIn("forgetful@client.test", Api.PASSWORD);
        String link = operator.post("/api/clients/" + id + "/reset-link")
                .data()
                .path("resetUrl")
                .asString();
        assertThat(link).contains("/reset-password/");

        Map<String, String> body = Map.of("token", token(link), "password", CHOSEN);
        assertThat(accept(token(link), CHOSEN).code()).isEqualTo("invitation-unknown");
        assertThat(Api.of(server).post("/api/auth/password/reset", body).status())
                .isEqualTo(200);
        assertThat(Api.of(server).post("/api/auth/password/reset", body).code()).isEqualTo("reset-unknown");
        assertThat(before.get("/api/auth/me").status()).isEqualTo(401);
        Api.of(server).signIn("forgetful@client.test", CHOSEN);
    }

    @Test
    void forgotPasswordDoesNotRevealAccounts() {
        Reply known = Api.of(server).post("/api/auth/password/forgot", Map.of("email", TestServer.OPERATOR_EMAIL));
        Reply unknown = Api.of(server).post("/api/auth/password/forgot", Map.of("email", "nobody@client.test"));

        assertThat(known.status()).isEqualTo(200);
        assertThat(unknown.text()).isEqualTo(known.text());
    }

    /// Otherwise anybody could invalidate the link that an operator has just handed over.
    @Test
    void forgotPasswordWithoutMailKeepsExistingLinks() {
        UUID id = operator.createClient("Patient", "patient@client.test");
        String link = operator.post("/api/clients/" + id + "/reset-link")
                .data()
                .path("resetUrl")
                .asString();
        Api.of(server).post("/api/auth/password/forgot", Map.of("email", "patient@client.test"));
        Eventually.until(
                "the wish is on record",
                Duration.ofSeconds(10),
                () -> operator.get("/api/audit?action=password.reset-asked&clientId=" + id)
                        .text()
                        .contains("patient@client.test"));

        Map<String, String> body = Map.of("token", token(link), "password", CHOSEN);
        assertThat(Api.of(server).post("/api/auth/password/reset", body).status())
                .isEqualTo(200);
    }

    @Test
    void aChangedPasswordEndsTheOtherSessions() {
        operator.createClient("Careful", "careful@client.test");
        Api here = Api.of(server).signIn("careful@client.test", Api.PASSWORD);
        Api there = Api.of(server).signIn("careful@client.test", Api.PASSWORD);

        Reply wrong = here.post(
                "/api/auth/password/change", Map.of("currentPassword", "not this one", "newPassword", CHOSEN));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors").path(0).path("field").asString()).isEqualTo("currentPassword");

        Reply changed =
                here.post("/api/auth/password/change", Map.of("currentPassword", Api.PASSWORD, "newPassword", CHOSEN));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(here.get("/api/auth/me").status()).isEqualTo(200);
        assertThat(there.get("/api/auth/me").status()).isEqualTo(401);
        Api.of(server).signIn("careful@client.test", CHOSEN);
    }

    @Test
    void signUpIsClosedByDefault() {
        Map<String, String> visitor =
                Map.of("name", "Visitor", "email", "visitor@client.test", "password", Api.PASSWORD);
        assertThat(Api.of(server).post("/api/auth/signup", visitor).code()).isEqualTo("signup-closed");

        try (TestServer open = TestServer.start(Map.of("AIVORS_SIGNUP", "open"))) {
            assertThat(Api.of(open)
                            .get("/api/auth/options")
                            .data()
                            .path("signupOpen")
                            .asBoolean())
                    .isTrue();
            Reply signedUp = Api.of(open).post("/api/auth/signup", visitor);
            assertThat(signedUp.status()).isEqualTo(201);
            assertThat(signedUp.data().path("user").path("role").asString()).isEqualTo("client");
            assertThat(Api.of(open).post("/api/auth/signup", visitor).code()).isEqualTo("email-taken");
        }
    }
}
