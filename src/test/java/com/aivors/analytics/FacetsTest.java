package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.analytics.Facets.Choice;
import com.aivors.analytics.Facets.Facet;
import com.aivors.platform.database.Database;
import com.aivors.testing.Api;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Six calls at one instant, which the rollups cannot separate from their neighbours, and a call of
/// another client.
@SharedServer
class FacetsTest {

    private static TestServer server;
    private static UUID clientId;

    @BeforeAll
    static void fill(TestServer shared) {
        server = shared;
        Api client = Api.operator(server).newClient("Facets");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_facets"));
        Api other = Api.operator(server).newClient("Other facets");
        other.post("/api/retell/connect-agent", Map.of("agentId", "agent_facets_other"));
        for (int i = 0; i < 6; i++) {
            Webhook.send(server, Webhook.event("call_ended", "facets_" + i, "agent_facets"));
        }
        Webhook.send(server, Webhook.event("call_ended", "facets_other", "agent_facets_other"));
        clientId = UUID.fromString(client.get("/api/calls")
                .data()
                .path("calls")
                .path(0)
                .path("userId")
                .asString());
    }

    private static Facet facet(String name, Map<String, List<String>> given, int most) {
        return server
                .part(Database.class)
                .asClient(clientId, sql -> Facets.read(sql, clientId, given, most))
                .facets()
                .stream()
                .filter(facet -> facet.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsTheCallsOfTheClientOnly() {
        assertThat(facet("agentId", Map.of(), 100))
                .isEqualTo(new Facet("agentId", List.of(new Choice("agent_facets", 6, false)), true));
        assertThat(facet("tag", Map.of(), 100)).isEqualTo(new Facet("tag", List.of(), true));
        assertThat(facet("goal", Map.of(), 100)).isEqualTo(new Facet("goal", List.of(), true));
        // Without opening hours no call is after hours.
        assertThat(facet("afterHours", Map.of(), 100))
                .isEqualTo(new Facet("afterHours", List.of(new Choice("false", 6, false)), true));
    }

    @Test
    void reportsIncompleteCountsBeyondTheLimit() {
        for (String name : List.of("agentId", "direction", "afterHours", "recorded", "hour", "flagged")) {
            Facet facet = facet(name, Map.of(), 2);
            assertThat(facet.complete()).as(name).isFalse();
            assertThat(facet.values())
                    .as(name)
                    .singleElement()
                    .matches(Choice::more)
                    .matches(choice -> choice.calls() == 3);
        }
    }

    /// A missing choice means zero only if all calls were examined.
    @Test
    void aFacetIsCompleteOnlyAfterReadingAllCalls() {
        assertThat(facet("tag", Map.of(), 2)).isEqualTo(new Facet("tag", List.of(), false));
        assertThat(facet("tag", Map.of("direction", List.of("outbound")), 6))
                .isEqualTo(new Facet("tag", List.of(), true));
    }
}
