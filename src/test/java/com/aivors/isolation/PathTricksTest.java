package com.aivors.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.access.Routes.Access;
import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import com.aivors.testing.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sends every protected route with unusual spellings of path and method, which rules and
/// dispatcher might interpret differently. None of them may get access.
class PathTricksTest {

    private static TestServer server;
    private static String acmesToken;
    private static Tenant globex;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        Api operator = Api.operator(server);
        Tenant.create(server, operator, "Acme");
        acmesToken = Api.of(server)
                .post("/api/auth/login", Map.of("email", "owner@acme.test", "password", Api.PASSWORD))
                .data()
                .path("token")
                .asString();
        globex = Tenant.create(server, operator, "Globex");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Route> routes() {
        return Route.all(server).stream().filter(route -> route.needsSignIn() && !route.streams());
    }

    /// Returns other spellings of `path`, all of them unnormalised.
    private static Map<String, String> tricks(String path) {
        int second = path.indexOf('/', 1);
        String first = path.substring(1, second);
        String rest = path.substring(second + 1);
        var tricks = new LinkedHashMap<String, String>();
        tricks.put("two slashes", "/" + path);
        tricks.put("two slashes within", "/" + first + "//" + rest);
        tricks.put("a slash behind", path + "/");
        tricks.put("a matrix parameter", path + ";x=1");
        tricks.put("a matrix parameter within", "/" + first + ";x=1/" + rest);
        tricks.put("an encoded slash", "/" + first + "%2f" + rest);
        tricks.put("a backslash", "/" + first + "\\" + rest);
        tricks.put("an encoded backslash", "/" + first + "%5c" + rest);
        tricks.put("capitals", "/" + first.toUpperCase(java.util.Locale.ROOT) + "/" + rest);
        tricks.put("an encoded letter", "/%61" + first.substring(1) + "/" + rest);
        tricks.put("a twice encoded letter", "/%2561" + first.substring(1) + "/" + rest);
        tricks.put("a dot", "/." + path);
        tricks.put("two dots", "/x/.." + path);
        tricks.put("two dots from a public route", "/api/auth/login/../../.." + path);
        tricks.put("encoded dots", "/api/auth/options/%2e%2e/%2e%2e/%2e%2e" + path);
        tricks.put("dots and a parameter", "/api/auth/login/..;/..;/..;" + path);
        tricks.put("dots from the health page", "/actuator/health/%2e%2e/%2e%2e" + path);
        tricks.put("a null", path + "%00");
        tricks.put("a line break", path + "%0d%0aX-Injected:%201");
        tricks.put("a file's ending", path + ".css");
        tricks.put("a file below it", path + "/x.js");
        tricks.put("a fragment", path + "%23");
        tricks.put("a whole address", "http://localhost" + path);
        tricks.put("another host's address", "http://evil.test" + path);
        tricks.put("an overlong slash", "/" + first + "%c0%af" + rest);
        tricks.put("a wide slash", "/" + first + "%ef%bc%8f" + rest);
        return tricks;
    }

    private static boolean isPage(String answer) {
        return answer.contains("Content-Type: text/html");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void unusualPathsGiveNoAccessWithoutSignIn(Route route) {
        String asked = globex.callIds().getFirst();
        tricks(route.with(asked)).forEach((trick, path) -> {
            String answer = Wire.ask(server, route.method(), path);
            assertThat(Wire.status(answer)).as(trick + ": " + answer).isIn(200, 400, 401, 404, 405);
            if (Wire.status(answer) == 200) {
                assertThat(isPage(answer)).as(trick + ": " + answer).isTrue();
            }
            // The response for an unknown path repeats that path.
            assertThat(globex.isIn(answer.replace(asked, ""))).as(trick).isFalse();
            assertThat(answer).doesNotContain("\r\nX-Injected").doesNotContain("Exception");
        });
    }

    @ParameterizedTest
    @MethodSource("routes")
    void unusualPathsGiveClientsNoAccessToOperatorRoutes(Route route) {
        if (route.access() != Access.OPERATOR) {
            return;
        }
        tricks(route.with(globex.clientId().toString())).forEach((trick, path) -> {
            String answer = Wire.ask(server, route.method(), path, "Authorization: Bearer " + acmesToken);
            assertThat(Wire.status(answer)).as(trick + ": " + answer).isIn(200, 400, 403, 404, 405);
            if (Wire.status(answer) == 200) {
                assertThat(isPage(answer)).as(trick + ": " + answer).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("routes")
    void unusualMethodsAndOverrideHeadersGiveNoAccess(Route route) {
        String path = route.with(globex.callIds().getFirst());
        for (String method : List.of("TRACE", "CONNECT", "PROPFIND", "FOO", "get", "PUT")) {
            String answer = Wire.ask(server, method, path, "Authorization: Bearer " + acmesToken);
            assertThat(Wire.status(answer)).as(method + ": " + answer).isIn(400, 403, 404, 405, 501);
        }
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            String answer = Wire.ask(
                    server,
                    "PUT",
                    path + "?_method=" + route.method(),
                    "Authorization: Bearer " + acmesToken,
                    header + ": " + route.method());
            assertThat(Wire.status(answer)).as(header + ": " + answer).isIn(403, 404, 405);
        }
    }
}
