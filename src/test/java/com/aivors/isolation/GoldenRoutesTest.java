package com.aivors.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.access.Membership;
import com.aivors.platform.access.Routes.Access;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Calls every route as every kind of user. New routes are included automatically. A route without
/// a rule or without an entry in the checked-in table fails. `-Droutes.write=true` rewrites the
/// table.
class GoldenRoutesTest {

    /// Tests of a client that uses the ids of another. Their result depends on the locks.
    static final String OF_OTHERS = "of-others";

    private static final Path GOLDEN = Path.of("src/test/resources/routes.golden.txt");

    /// Routes that distinguish a foreign id from an unknown one on purpose. An agent has one owner,
    /// so a request for a taken agent gets a 409 without the owner's name.
    private static final Set<String> TELLS_TAKEN = Set.of("POST /api/retell/connect-agent");

    private static TestServer server;
    private static Api operator;
    private static Tenant acme;
    private static Tenant globex;
    private static Api suspended;
    private static Map<Membership, Api> colleagues;

    /// The data of the other client before the tests, which no test may change.
    private static List<?> untouched;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = Api.operator(server);
        acme = Tenant.create(server, operator, "Acme");
        globex = Tenant.create(server, operator, "Globex");
        Tenant initech = Tenant.create(server, operator, "Initech");
        operator.post("/api/clients/" + initech.clientId() + "/suspend");
        suspended = initech.api();
        colleagues = Map.of(
                Membership.VIEWER, acme.api().newUser("viewer@acme.test", "viewer"),
                Membership.MEMBER, acme.api().newUser("member@acme.test", "member"));
        untouched = globex.holdings(operator);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Route> routes() {
        return Route.all(server).stream();
    }

    private static Stream<Route> of(Predicate<Route> which) {
        return routes().filter(which);
    }

    static Stream<Route> protectedRoutes() {
        return of(Route::needsSignIn);
    }

    static Stream<Route> clientRoutes() {
        return of(route -> route.access() == Access.CLIENT);
    }

    static Stream<Route> operatorRoutes() {
        return of(route -> route.access() == Access.OPERATOR);
    }

    /// Returns the routes that a client may call with an id in their path.
    static Stream<Route> addressedByClients() {
        return of(route ->
                route.hasVariable() && (route.access() == Access.CLIENT || route.access() == Access.SIGNED_IN));
    }

    private static Reply send(Api who, Route route, String path) {
        return who.send(route.method(), path, route.reads() ? null : body("unknown"));
    }

    /// Returns a body with `id` in every field that a route might read.
    private static Map<String, Object> body(String id) {
        return Map.of("agentId", id, "clientId", id, "client_id", id, "userId", id, "callId", id, "id", id);
    }

    /// Returns an unknown id of the same format.
    private static String unknownLike(String id) {
        return id.length() == 36 && id.charAt(8) == '-'
                ? UUID.randomUUID().toString()
                : "unknown".repeat(20).substring(0, id.length());
    }

    @Test
    void routesEqualTheCheckedInTable() throws IOException {
        String table = routes().map(route -> route.line() + "\n").collect(Collectors.joining());
        if (Boolean.getBoolean("routes.write")) {
            Files.writeString(GOLDEN, table);
        }
        assertThat(table)
                .as("mvn test -Dtest=GoldenRoutesTest -Droutes.write=true writes it anew")
                .isEqualTo(Files.readString(GOLDEN));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteHasAnAccessRule(Route route) {
        // Spring's error page is reachable only internally.
        assertThat(route.access() == Access.NOBODY).isEqualTo(route.path().equals("/error"));
        if (route.path().equals("/error")) {
            assertThat(operator.get("/error").text()).doesNotContain("timestamp");
        }
    }

    @ParameterizedTest
    @MethodSource("protectedRoutes")
    void protectedRoutesRefuseRequestsWithoutSignIn(Route route) {
        for (String id : List.of(
                "unknown", globex.callIds().getFirst(), globex.clientId().toString())) {
            Reply reply = send(Api.of(server), route, route.with(id));
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("not-signed-in");
            assertThat(reply.header("WWW-Authenticate")).contains("Bearer");
        }
        for (String method : List.of("HEAD", "OPTIONS", "PUT", "QUERY")) {
            assertThat(Api.of(server).send(method, route.with("x"), null).status())
                    .as(method)
                    .isIn(400, 401);
        }
    }

    @ParameterizedTest
    @MethodSource("protectedRoutes")
    void usersOfASuspendedClientAreRefused(Route route) {
        assertThat(send(suspended, route, route.with("unknown")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("clientRoutes")
    void clientRoutesRefuseOperators(Route route) {
        Reply reply = send(operator, route, route.with(globex.callIds().getFirst()));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(globex.isIn(reply.text())).isFalse();
    }

    /// Checks each line of the table against the server.
    @ParameterizedTest
    @MethodSource("clientRoutes")
    void eachMembershipAllowsExactlyItsRoutes(Route route) {
        if (route.streams()) {
            return;
        }
        colleagues.forEach((membership, api) -> {
            Reply reply = send(api, route, route.with("unknown"));
            boolean may = membership.covers(route.least());
            assertThat(reply.status() == 403)
                    .as(membership + ": " + reply.text())
                    .isEqualTo(!may);
            if (!may) {
                assertThat(reply.code()).isEqualTo("forbidden");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("operatorRoutes")
    void operatorRoutesRefuseClients(Route route) {
        Reply unknown = send(acme.api(), route, route.with("unknown"));
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.code()).isEqualTo("forbidden");
        for (Tenant tenant : List.of(acme, globex)) {
            for (String id : tenant.ids()) {
                Reply reply = send(acme.api(), route, route.with(id));
                assertThat(reply.status()).as(id).isEqualTo(403);
                assertThat(reply.text()).isEqualTo(unknown.text());
            }
        }
        assertThat(globex.holdings(operator)).isEqualTo(untouched);
    }

    @ParameterizedTest
    @MethodSource("operatorRoutes")
    void operatorRoutesReportUnknownIds(Route route) {
        for (String id : List.of(UUID.randomUUID().toString(), "unknown")) {
            Reply reply = send(operator, route, route.with(id));
            assertThat(reply.status()).as(reply.text()).isLessThan(500);
            if (route.hasVariable()) {
                assertThat(reply.status()).as(reply.text()).isIn(400, 404);
            }
        }
    }

    @Tag(OF_OTHERS)
    @ParameterizedTest
    @MethodSource("addressedByClients")
    void aForeignIdInAPathLooksUnknown(Route route) {
        List<Integer> statuses = globex.ids().stream()
                .map(id -> {
                    Reply foreign = send(acme.api(), route, route.with(id));
                    Reply unknown = send(acme.api(), route, route.with(unknownLike(id)));
                    assertThat(foreign.text()).as(id).isEqualTo(unknown.text());
                    assertThat(foreign.status()).isEqualTo(unknown.status()).isIn(400, 404);
                    return foreign.status();
                })
                .toList();
        assertThat(statuses).contains(404);
        assertThat(globex.holdings(operator)).isEqualTo(untouched);
    }

    @Tag(OF_OTHERS)
    @ParameterizedTest
    @MethodSource("clientRoutes")
    void aForeignIdInAQueryOrBodyHasNoEffect(Route route) {
        if (route.streams() || route.hasVariable()) {
            return;
        }
        for (String id : globex.ids()) {
            Reply foreign = named(route, id);
            if (TELLS_TAKEN.contains(route.toString())) {
                assertThat(foreign.status()).isIn(200, 409);
            } else {
                Reply unknown = named(route, unknownLike(id));
                assertThat(foreign.status()).as(foreign.text()).isEqualTo(unknown.status());
                assertThat(foreign.text()).isEqualTo(unknown.text());
            }
            // Agents that the client requested under the same ids are its own.
            assertThat(globex.isIn(withoutIds(foreign.text()))).as(id).isFalse();
        }
        assertThat(globex.holdings(operator)).isEqualTo(untouched);
    }

    private static String withoutIds(String text) {
        String rest = text;
        for (String id : globex.ids()) {
            rest = rest.replace(id, "");
        }
        return rest;
    }

    private static Reply named(Route route, String id) {
        // The server refuses other parameters before it reads the id, so they would test nothing.
        String query = route.parameters().stream()
                .filter(name -> name.equals("from") || name.equals("to") || name.endsWith("Id"))
                .map(name -> name + "="
                        + switch (name) {
                            case "from" -> "2026-01-01T00:00:00Z";
                            case "to" -> "2026-03-01T00:00:00Z";
                            default -> id;
                        })
                .collect(Collectors.joining("&", "?", ""));
        return route.reads()
                ? acme.api().get(route.path() + query)
                : acme.api()
                        .send(route.method(), route.path() + (route.method().equals("DELETE") ? query : ""), body(id));
    }

    @Tag(OF_OTHERS)
    @Test
    void aForeignCursorReturnsNoForeignCalls() {
        Reply reply = acme.api().get("/api/calls?cursor=" + globex.cursor());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(globex.isIn(reply.text())).isFalse();
    }

    @Tag(OF_OTHERS)
    @Test
    void headersAndCookiesCannotSelectAClient() {
        Api forged = acme.api();
        for (String header : List.of("X-Client-Id", "X-Tenant-Id", "X-User-Id", "X-Forwarded-User", "X-Original-URL")) {
            forged = forged.with(header, globex.clientId().toString());
        }
        forged = forged.with("Cookie", "client_id=" + globex.clientId() + "; access_token=x");
        assertThat(globex.isIn(forged.get("/api/calls").text())).isFalse();
        assertThat(forged.with("X-HTTP-Method-Override", "DELETE")
                        .post("/api/auth/me")
                        .status())
                .isEqualTo(405);
    }
}
