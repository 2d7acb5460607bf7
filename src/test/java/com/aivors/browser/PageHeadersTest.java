package com.aivors.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Wire;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks the security headers of every page, file and response.
@SharedServer
class PageHeadersTest {

    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

    private static TestServer server;
    private static TestServer secure;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        secure = TestServer.start(Map.of("AIVORS_PUBLIC_URL", "https://calls.agency.test"));
    }

    @AfterAll
    static void stop() {
        secure.close();
    }

    static Stream<String> addresses() {
        Stream<String> assets =
                ASSET.matcher(Api.of(server).get("/").text()).results().map(found -> found.group(1));
        return Stream.concat(
                Stream.of(
                        "/",
                        "/sign-in",
                        "/calls",
                        "/calls/x",
                        "/operator/clients",
                        "/assets/unknown.js",
                        "/api/auth/options",
                        "/api/auth/me",
                        "/api/clients",
                        "/api/unknown",
                        "/api/openapi.json",
                        "/api/swagger-ui/index.html",
                        "/api/swagger-ui/swagger-ui-bundle.js",
                        "/actuator/health/liveness"),
                assets.distinct());
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void everyResponseHasSecurityHeaders(String path) {
        Reply reply = Api.of(server).get(path);
        String policy = reply.header("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "*", "http:");
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.header("X-Frame-Options")).contains("DENY");
        assertThat(reply.header("Referrer-Policy")).contains("same-origin");
        assertThat(reply.header("Permissions-Policy").orElse("")).contains("microphone=()", "camera=()");
        assertThat(reply.header("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(reply.header("Strict-Transport-Security")).isEmpty();
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.header("X-Powered-By")).isEmpty();
    }

    /// Includes responses that no filter sees: those of webhooks, of the firewall, of the server
    /// itself.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/retell/webhook",
                "POST /api/n8n/retell-webhook",
                "GET /api/n8n/retell-webhook",
                "GET //x",
                "GET /%zz",
                "GET /x?a=[",
                "GET /x;a=b",
                "TRACE /x",
                "CONNECT /x",
                "GET /WEB-INF/web.xml",
                "GET /calls"
            })
    void webhookAndErrorResponsesHaveSecurityHeaders(String request) {
        String[] words = request.split(" ", -1);
        String answer = Wire.ask(secure, words[0], words[1]);
        assertThat(answer)
                .contains("X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin", "Cache-Control: no-")
                .containsPattern("Content-Security-Policy: .*frame-ancestors 'none'")
                .contains("Strict-Transport-Security: max-age=31536000");
        assertThat(answer.split("Content-Security-Policy:", -1)).hasSize(2);
    }

    @Test
    void textResponsesDeclareUtf8() {
        String page = Api.of(server).get("/").text();
        Stream.concat(
                        Stream.of("/", "/calls", "/theme.js"),
                        ASSET.matcher(page).results().map(found -> found.group(1)))
                .filter(path -> !path.endsWith(".woff2") && !path.endsWith(".svg"))
                .forEach(path -> assertThat(
                                Api.of(server).get(path).header("Content-Type").orElse(""))
                        .as(path)
                        .containsIgnoringCase("charset=UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void anHttpsServiceSendsStrictTransportSecurity(String path) {
        assertThat(Api.of(secure).get(path).header("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000");
    }

    @Test
    void theIndexPageHasNoInlineScriptOrStyle() {
        assertThat(Api.of(server).get("/").text())
                .doesNotContainPattern("<script(?![^>]*\\ssrc=)[^>]*>\\s*\\S")
                .doesNotContainPattern("<style|\\sstyle=|\\son\\w+=");
    }

    @Test
    void theCookieIsHttpOnlySameSiteAndSecureOverHttps() {
        var login = Map.of("email", TestServer.OPERATOR_EMAIL, "password", TestServer.OPERATOR_PASSWORD);
        String plain = Api.of(server)
                .post("/api/auth/login", login)
                .header("Set-Cookie")
                .orElse("");
        String tls = Api.of(secure)
                .post("/api/auth/login", login)
                .header("Set-Cookie")
                .orElse("");

        for (String cookie : List.of(plain, tls)) {
            assertThat(cookie)
                    .startsWith("access_token=")
                    .contains("; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age=")
                    .doesNotContain("Domain");
        }
        assertThat(plain).doesNotContain("Secure");
        assertThat(tls).contains("; Secure");
    }

    @Test
    void swaggerUiWorksUnderTheContentSecurityPolicy() {
        String token = Api.of(server)
                .post(
                        "/api/auth/login",
                        Map.of("email", TestServer.OPERATOR_EMAIL, "password", TestServer.OPERATOR_PASSWORD))
                .data()
                .path("token")
                .asString();
        try (var chromium = Chromium.start();
                var watched = new WatchedPage(chromium.browser(), server.address(), token)) {
            watched.open("/api/swagger-ui/index.html");
            watched.page().getByText("/api/auth/login").first().click();
            watched.page().getByText("Try it out").first().waitFor();
            assertThat(watched.incidents()).isEmpty();
        }
    }
}
