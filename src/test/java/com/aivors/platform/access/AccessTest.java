package com.aivors.platform.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Tests which requests are allowed, from which origins, and what browsers may do.
@SharedServer
class AccessTest {

    private static TestServer server;
    private static Api nobody;
    private static Api operator;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        nobody = Api.of(server);
        operator = Api.operator(server);
    }

    private static String token() {
        return nobody.post(
                        "/api/auth/login",
                        Map.of("email", TestServer.OPERATOR_EMAIL, "password", TestServer.OPERATOR_PASSWORD))
                .data()
                .path("token")
                .asString();
    }

    @Test
    void routesMatchPathsLikeTheDispatcher() {
        assertThat(Routes.access("POST", "/api/auth/login")).isEqualTo(Routes.Access.ANYONE);
        assertThat(Routes.access("GET", "/api/auth/me")).isEqualTo(Routes.Access.SIGNED_IN);
        assertThat(Routes.access("POST", "/api/retell/webhook")).isEqualTo(Routes.Access.SENDER);
        assertThat(Routes.access("GET", "/api/calls/a%2Fb")).isEqualTo(Routes.Access.CLIENT);
        assertThat(Routes.access("GET", "/api/clients")).isEqualTo(Routes.Access.OPERATOR);
        assertThat(Routes.access("GET", "/api/secret")).isEqualTo(Routes.Access.NOBODY);
        assertThat(Routes.access("GET", "/calls/1")).isEqualTo(Routes.Access.ANYONE);
        assertThat(Routes.access("POST", "/calls/1")).isEqualTo(Routes.Access.NOBODY);
        assertThat(Routes.access("GET", "/api/auth/login/../../clients")).isNotEqualTo(Routes.Access.ANYONE);
    }

    @Test
    void protectedPathsNeedASignIn() {
        for (String path : new String[] {"/api/clients", "/api/calls", "/actuator/env"}) {
            Reply reply = nobody.get(path);
            assertThat(reply.status()).as(path).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("not-signed-in");
            assertThat(reply.header("Content-Type")).contains("application/problem+json");
        }
        assertThat(operator.get("/api/secret").status()).isEqualTo(404);
        assertThat(operator.get("/actuator/env").status()).isEqualTo(404);
        assertThat(operator.get("/api/calls").status()).isEqualTo(403);
    }

    @Test
    void programsNeedOnlyACookie() {
        assertThat(nobody.cookie(token()).post("/api/auth/logout").status()).isEqualTo(200);
    }

    @Test
    void crossSiteWritesAreRefused() {
        Api browser = nobody.cookie(token());
        Map<String, String> client = Map.of("name", "Forged", "email", "forged@client.test");

        for (Api forged : new Api[] {
            browser.with("Sec-Fetch-Site", "cross-site"),
            browser.with("Sec-Fetch-Site", "same-site"),
            browser.with("Origin", "https://evil.test"),
            browser.with("Origin", "null"),
            browser.with("Origin", "http://localhost:1"),
            browser.with("Origin", server.address() + "/path"),
            browser.with("Origin", server.address().toString().replace("//", "//user@")),
            browser.with("Origin", server.address().toString().replace("http", "ftp")),
            browser.with("Origin", server.address().toString()).with("Origin", "https://evil.test"),
            browser.with("Sec-Fetch-Site", "same-origin").with("Sec-Fetch-Site", "cross-site")
        }) {
            Reply reply = forged.post("/api/clients", client);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("cross-site");
            assertThat(forged.get("/api/auth/me").status()).isEqualTo(200);
        }
        Api own = browser.with("Origin", server.address().toString()).with("Sec-Fetch-Site", "same-origin");
        assertThat(own.post("/api/clients", client).status()).isEqualTo(201);
    }

    @Test
    void ambiguousCredentialsAreRefused() {
        String one = token();
        String other = token();
        assertThat(nobody.bearer(one).get("/api/auth/me").status()).isEqualTo(200);
        assertThat(nobody.bearer(one)
                        .with("Authorization", "Bearer " + other)
                        .get("/api/auth/me")
                        .status())
                .isEqualTo(401);
        assertThat(nobody.bearer("x")
                        .with("Cookie", "access_token=" + one)
                        .get("/api/auth/me")
                        .status())
                .isEqualTo(401);

        assertThat(nobody.cookie(one + "; access_token=" + one)
                        .get("/api/auth/me")
                        .status())
                .isEqualTo(200);
        assertThat(nobody.cookie(one + "; access_token=" + other)
                        .get("/api/auth/me")
                        .status())
                .as("another site under the same domain has added one")
                .isEqualTo(401);
        assertThat(nobody.get("/api/calls?access_token=" + one).status()).isEqualTo(401);
    }

    @Test
    void aStaleCookieDoesNotPreventSignIn() {
        Api stale = nobody.cookie("stale");
        assertThat(stale.post(
                                "/api/auth/login",
                                Map.of(
                                        "email", TestServer.OPERATOR_EMAIL,
                                        "password", TestServer.OPERATOR_PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(stale.get("/api/auth/options").status()).isEqualTo(200);
    }

    @Test
    void bodiesMustBeJsonAndSmall() {
        Reply form = operator.with("Content-Type", "text/plain").post("/api/clients", "{\"name\":\"x\"}");
        assertThat(form.status()).isEqualTo(415);
        assertThat(form.code()).isEqualTo("unsupported-media-type");

        for (String type : new String[] {"*/*", "application/*", "application/json, text/plain", "text/plain;json"}) {
            assertThat(operator.with("Content-Type", type)
                            .post("/api/clients", "{\"name\":\"x\"}")
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }

        Reply large = operator.post("/api/clients", Map.of("name", "x".repeat(300_000)));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("too-large");
    }

    @Test
    void aLargeBodyWithoutLengthIsRefused() throws Exception {
        String body = "{\"name\":\"" + "x".repeat(300_000) + "\"}";
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/api/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("too-large");
        }
    }

    @Test
    void responsesHaveSecurityHeaders() {
        Reply reply = operator.get("/api/auth/me");
        assertThat(reply.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.header("Referrer-Policy")).contains("same-origin");
        assertThat(reply.header("Permissions-Policy")).isPresent();
        assertThat(reply.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(reply.header("Strict-Transport-Security")).isEmpty();
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }

    @Test
    void cookiesAreSecureUnderHttps() {
        try (TestServer secure = TestServer.start(Map.of("AIVORS_PUBLIC_URL", "https://calls.agency.test"))) {
            Reply reply = Api.of(secure)
                    .with("Origin", "https://calls.agency.test")
                    .post(
                            "/api/auth/login",
                            Map.of("email", TestServer.OPERATOR_EMAIL, "password", TestServer.OPERATOR_PASSWORD));
            assertThat(reply.http().headers().allValues("Set-Cookie"))
                    .hasSize(2)
                    .allMatch(cookie -> cookie.contains("; Secure"));
            assertThat(reply.header("Strict-Transport-Security").orElseThrow())
                    .contains("max-age=31536000", "includeSubDomains");

            String token = reply.data().path("token").asString();
            Api program = Api.of(secure).cookie(token);
            assertThat(program.get("/api/auth/me").status()).isEqualTo(200);
            assertThat(program.with("Sec-Fetch-Site", "same-origin")
                            .get("/api/auth/me")
                            .status())
                    .as("a browser is told by the cookie that this host alone can set")
                    .isEqualTo(401);
            assertThat(Api.of(secure)
                            .with("Sec-Fetch-Site", "same-origin")
                            .with("Cookie", "access_token=tossed; __Host-access_token=" + token)
                            .get("/api/auth/me")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void onlySignedInUsersAndThisMachineSeeTheVersion() {
        String version = operator.get("/api/version").data().path("version").asString();
        assertThat(version).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(nobody.get("/api/version").status()).isEqualTo(401);

        assertThat(nobody.get("/actuator/info").json().at("/build/version").asString())
                .isEqualTo(version);
        assertThat(nobody.get("/actuator/info").json().at("/build/time").isMissingNode())
                .as("two builds of one version are alike")
                .isTrue();
        assertThat(nobody.with("X-Forwarded-For", "203.0.113.7")
                        .get("/actuator/info")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void onlyTheOperatorAndThisMachineReadMetrics() {
        assertThat(nobody.get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(nobody.with("X-Forwarded-For", "203.0.113.7")
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(401);
        assertThat(operator.with("X-Forwarded-For", "203.0.113.7")
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(200);
        for (String header : new String[] {"Forwarded", "Via", "X-Forwarded-Host", "X-Real-IP"}) {
            assertThat(nobody.with(header, "localhost")
                            .get("/actuator/prometheus")
                            .status())
                    .as("a proxy on this machine forwards strangers, and says " + header)
                    .isEqualTo(401);
        }
        assertThat(nobody.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void theApiDocumentationIsPublic() {
        Reply document = nobody.get("/api/openapi.json");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().path("paths").has("/api/auth/login")).isTrue();
        assertThat(document.json().path("components").path("schemas").has("ClientRow"))
                .isTrue();
        assertThat(document.text()).doesNotContain("SignedIn\"");
        assertThat(document.json().path("servers").toString()).isEqualTo("[{\"url\":\"/\"}]");
        assertThat(nobody.get("/api/swagger-ui/index.html").status()).isEqualTo(200);
    }
}
