package com.aivors.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.access.Routes.Access;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Sends every request of a client with its own ids and with another's. The other client's data
/// must neither show nor change.
@Tag(GoldenRoutesTest.OF_OTHERS)
class OthersCallsTest {

    private static TestServer server;
    private static Api operator;
    private static Tenant acme;
    private static Tenant globex;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = Api.operator(server);
        acme = Tenant.create(server, operator, "Acme");
        globex = Tenant.create(server, operator, "Globex");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aClientReadsNoDataOfAnotherClient() {
        for (String path : addresses()) {
            Reply reply = acme.api().get(path);
            assertThat(globex.isIn(reply.text())).as(path).isFalse();
            assertThat(reply.status()).as(path).isIn(200, 400, 404);
        }
    }

    @Test
    void aClientReadsAllItsOwnCalls() {
        Api api = acme.api();
        assertThat(api.get("/api/calls").data().path("calls").size()).isEqualTo(3);
        assertThat(api.get("/api/calls/" + acme.callIds().getFirst()).text()).contains("Acme speaking");
        assertThat(api.get("/api/calls/export.csv").text().lines()).hasSize(4);
        assertThat(api.get("/api/analytics/totals").data().at("/today/calls").asInt()
                        + api.get("/api/analytics/totals")
                                .data()
                                .at("/last30Days/calls")
                                .asInt())
                .isBetween(3, 6);
    }

    @Test
    void aClientChangesNoDataOfAnotherClient() {
        List<?> holdings = globex.holdings(operator);
        Api api = acme.api();
        api.delete("/api/retell/disconnect-agent?agentId=" + globex.agentId());
        api.delete("/api/retell/disconnect-agent");
        assertThat(api.post("/api/retell/connect-agent", Map.of("agentId", globex.agentId()))
                        .code())
                .isEqualTo("agent-already-connected");
        assertThat(api.post("/api/retell/connect-agent", Map.of("agentId", acme.agentId()))
                        .status())
                .isEqualTo(200);
        assertThat(globex.holdings(operator)).isEqualTo(holdings);
    }

    /// Resumes from the beginning and continues live.
    @Test
    void theLiveStreamSendsOnlyTheClientsOwnCalls() throws Exception {
        Tenant initech = Tenant.create(server, operator, "Initech");
        Tenant hooli = Tenant.create(server, operator, "Hooli");
        try (var stream = LiveCalls.open(hooli.api(), "1")) {
            String resumed = stream.until(hooli.callIds().toArray(String[]::new));
            assertThat(initech.isIn(resumed)).as(resumed).isFalse();
            initech.receive(server, "call_initech_live");
            hooli.receive(server, "call_hooli_live");
            assertThat(initech.isIn(stream.until("call_hooli_live"))).isFalse();
        }
    }

    /// Returns the readable routes of clients. New routes are included automatically.
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
}
