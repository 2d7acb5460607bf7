package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The language of a user, which the account stores and the first sign-in takes from the browser.
/// The class has its own server because it changes the operator's language.
class LanguageTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de-AT,de;q=0.9,en;q=0.8   | GERMAN
            fr-FR,es;q=0.5,en;q=0.4   | SPANISH
            en;q=0.4,es-MX;q=0.9      | SPANISH
            de;q=0,en                 | ENGLISH
            fr,it                     |
            *                         |
            ''                        |
            de;q=many                 |
            """)
    void theHeaderSelectsTheMostPreferredSupportedLanguage(String header, @Nullable Language language) {
        assertThat(Language.liked(header)).isEqualTo(language);
    }

    private static String of(Reply me) {
        assertThat(me.status()).isEqualTo(200);
        return me.data().path("language").asString("none");
    }

    private static Reply signIn(String email, String accepts) {
        Reply signedIn = Api.of(server)
                .with("Accept-Language", accepts)
                .post("/api/auth/login", Map.of("email", email, "password", Api.PASSWORD));
        assertThat(signedIn.status()).isEqualTo(200);
        return signedIn;
    }

    @Test
    void theFirstSignInStoresTheBrowsersLanguage() {
        Api.operator(server).createClient("Praxis", "praxis@client.test");
        Reply first = signIn("praxis@client.test", "de-DE,de;q=0.9");
        assertThat(first.data().path("user").path("language").asString()).isEqualTo("de");

        Reply elsewhere = signIn("praxis@client.test", "es");
        assertThat(elsewhere.data().path("user").path("language").asString()).isEqualTo("de");
    }

    @Test
    void aUserChoosesTheLanguageAtSignInAndOnTheAccountPage() {
        Api operator = Api.operator(server);
        assertThat(of(operator.get("/api/auth/me"))).isEqualTo("none");
        assertThat(of(operator.patch("/api/auth/me", Map.of("language", "es")))).isEqualTo("es");
        assertThat(of(operator.get("/api/auth/me"))).isEqualTo("es");

        Reply chosen = Api.of(server)
                .post(
                        "/api/auth/login",
                        Map.of(
                                "email",
                                TestServer.OPERATOR_EMAIL,
                                "password",
                                TestServer.OPERATOR_PASSWORD,
                                "language",
                                "de"));
        assertThat(chosen.data().path("user").path("language").asString()).isEqualTo("de");

        operator.createClient("Own", "own@client.test");
        Api client = Api.of(server).signIn("own@client.test", Api.PASSWORD);
        assertThat(of(client.patch("/api/auth/me", Map.of("language", "en")))).isEqualTo("en");
        assertThat(of(client.patch("/api/auth/me", Collections.singletonMap("language", null))))
                .isEqualTo("none");
        assertThat(of(operator.get("/api/auth/me"))).as("of somebody else").isEqualTo("de");
        operator.patch("/api/auth/me", Collections.singletonMap("language", null));
    }

    @Test
    void anUnsupportedLanguageIsRefused() {
        Reply refused = Api.operator(server).patch("/api/auth/me", Map.of("language", "fr"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("code").asString())
                .isEqualTo("one-of");
        assertThat(refused.json().path("message").asString()).isEqualTo("Must be one of en, de, es.");
    }
}
