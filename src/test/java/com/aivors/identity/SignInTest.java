package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SharedServer
class SignInTest {

    private static TestServer server;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
    }

    private static Reply login(String email, String password) {
        return Api.of(server).post("/api/auth/login", Map.of("email", email, "password", password));
    }

    @Test
    void theRightPasswordGivesATokenAndACookie() {
        Reply reply = login("  OPERATOR@agency.test ", TestServer.OPERATOR_PASSWORD);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().path("user").path("role").asString()).isEqualTo("operator");
        assertThat(reply.header("Set-Cookie").orElseThrow())
                .contains("access_token=" + reply.data().path("token").asString())
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .contains("Max-Age=43200")
                .doesNotContain("Secure");
        assertThat(Api.of(server)
                        .cookie(reply.data().path("token").asString())
                        .me()
                        .path("email")
                        .asString())
                .isEqualTo(TestServer.OPERATOR_EMAIL);
    }

    @Test
    void wrongPasswordAndUnknownAccountLookTheSame() {
        Reply wrong = login(TestServer.OPERATOR_EMAIL, "not the password");
        Reply unknown = login("nobody@agency.test", "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("bad-credentials");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    /// A new password ends all sessions, including one that is being opened with the old password.
    @Test
    void aSignInFailsIfThePasswordChangesMeanwhile() {
        Api.operator(server).createClient("Raced", "raced@client.test");
        try (Owner replacing = new Owner(server);
                Owner watching = new Owner(server)) {
            replacing.execute("begin", "update app_user set password_hash = '-' where email = 'raced@client.test'");
            var late = CompletableFuture.supplyAsync(() -> login("raced@client.test", Api.PASSWORD));
            Waiting.until(
                    "the sign-in waits, or has not waited",
                    Duration.ofSeconds(10),
                    () -> late.isDone() || watching.count("select count(*) from pg_locks where not granted") > 0);
            replacing.execute("commit");

            assertThat(late.join().status()).isEqualTo(401);
        }
    }

    @Test
    void signingOutEndsTheToken() {
        Api operator = Api.operator(server);
        Reply out = operator.post("/api/auth/logout");

        assertThat(out.status()).isEqualTo(200);
        assertThat(out.header("Set-Cookie").orElseThrow())
                .contains("access_token=;")
                .contains("Max-Age=0");
        assertThat(operator.get("/api/auth/me").status()).isEqualTo(401);
    }

    @Test
    void guessesAtUnknownAccountsAreThrottled() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(login("guessed@agency.test", "wrong password").status()).isEqualTo(401);
        }
        Reply slowed = login("guessed@agency.test", "wrong password");

        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.code()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(slowed.header("Retry-After").orElseThrow())).isPositive();
    }

    @Test
    void hostileSignInInputIsRefused() {
        assertThat(login("a\u0000b@agency.test", "x").status()).isEqualTo(400);
        assertThat(login("' or 1=1 --", "x".repeat(5_000)).status()).isEqualTo(401);
    }
}
