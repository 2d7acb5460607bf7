package com.aivors.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.access.Routes.Access;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Promise 3 in both halves: everything a client may ask, once without the queries' own filter and
/// once without row-level security. The answers are those of the service with both locks. With
/// neither, others' calls show: the proof that this test would notice.
class TwoLocksTest {

    private static TestServer server;
    private static TestServer unfiltered;
    private static Api operator;
    private static Tenant acme;
    private static Tenant globex;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        unfiltered = WithoutClientFilter.nodeBeside(server);
        operator = Api.operator(server);
        acme = Tenant.create(server, operator, "Acme");
        globex = Tenant.create(server, operator, "Globex");
    }

    @AfterAll
    static void stop() {
        unfiltered.close();
        server.close();
    }

    @Test
    void theDatabaseAloneHolds() throws Exception {
        long removed = WithoutClientFilter.REMOVED.get();
        assertHolds(unfiltered);
        assertThat(WithoutClientFilter.REMOVED.get() - removed).isGreaterThan(50);
    }

    @Test
    void theQueriesAloneHold() throws Exception {
        setPolicies("disable");
        try {
            assertHolds(server);
            assertThat(globex.isIn(acme.api().at(unfiltered).get("/api/calls").text()))
                    .as("with neither lock others' calls show")
                    .isTrue();
        } finally {
            setPolicies("enable");
        }
    }

    private static void setPolicies(String state) throws SQLException {
        var database = server.database();
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = owner.createStatement()) {
            statement.execute("""
                    do $$
                    declare closed regclass;
                    begin
                        for closed in select oid from pg_class where relforcerowsecurity loop
                            execute format('alter table %%s %s row level security', closed);
                        end loop;
                    end
                    $$
                    """.formatted(state));
        }
    }

    /// Everything a client can ask and do, with its own ids and with another's.
    private static void assertHolds(TestServer node) throws Exception {
        List<?> holdings = globex.holdings(operator);
        Api api = acme.api().at(node);
        for (String path : addresses()) {
            Reply reply = api.get(path);
            assertThat(globex.isIn(reply.text())).as(path).isFalse();
            assertThat(reply.status()).as(path).isEqualTo(acme.api().get(path).status());
        }
        assertThat(api.get("/api/calls").data().path("calls").size()).isEqualTo(3);
        assertThat(api.get("/api/calls/" + acme.callIds().getFirst()).text()).contains("Acme speaking");
        assertThat(api.get("/api/calls/export.csv").text().lines()).hasSize(4);
        assertThat(api.get("/api/analytics/totals").data().at("/today/calls").asInt()
                        + api.get("/api/analytics/totals")
                                .data()
                                .at("/last30Days/calls")
                                .asInt())
                .isBetween(3, 6);
        write(api);
        assertThat(globex.holdings(operator)).isEqualTo(holdings);
        stream(node, api);
    }

    /// What can be read: every route of clients, so that a new one is in here by itself.
    private static List<String> addresses() {
        var addresses = new ArrayList<String>();
        Route.all(server).stream()
                .filter(route -> route.reads() && !route.streams())
                .filter(route -> route.access() == Access.CLIENT || route.access() == Access.SIGNED_IN)
                .forEach(route -> Stream.of(acme, globex)
                        .flatMap(tenant -> tenant.ids().stream())
                        .forEach(id -> {
                            if (route.hasVariable()) {
                                addresses.add(route.with(id));
                            } else {
                                addresses.add(route.path() + "?agentId=" + id);
                                addresses.add(route.path() + "?callId=" + id + "&userId=" + id + "&clientId=" + id);
                            }
                        }));
        for (String query : List.of(
                "",
                "?q=the+word",
                "?q=globex",
                "?direction=inbound",
                "?sentiment=Positive",
                "?outcome=answered",
                "?limit=1",
                "?cursor=" + globex.cursor(),
                "?from=2000-01-01T00:00:00Z")) {
            addresses.add("/api/calls" + query);
            addresses.add("/api/calls/export.csv" + query);
        }
        return addresses;
    }

    private static void write(Api api) {
        api.delete("/api/retell/disconnect-agent?agentId=" + globex.agentId());
        api.delete("/api/retell/disconnect-agent");
        assertThat(api.post("/api/retell/connect-agent", Map.of("agentId", globex.agentId()))
                        .code())
                .isEqualTo("agent-already-connected");
        assertThat(api.post("/api/retell/connect-agent", Map.of("agentId", acme.agentId()))
                        .status())
                .isEqualTo(200);
    }

    /// The live stream, resumed from the beginning and then live.
    private static void stream(TestServer node, Api api) throws Exception {
        try (var stream = LiveCalls.open(api, "1")) {
            assertThat(stream.until("call_acme_2"))
                    .satisfies(text -> assertThat(globex.isIn(text)).isFalse());
            globex.receive(node, globex.callIds().getFirst());
            acme.receive(node, acme.callIds().getLast());
            assertThat(stream.until("call_acme_3"))
                    .satisfies(text -> assertThat(globex.isIn(text)).isFalse());
        }
    }
}
