package com.aivors.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.call.merge.CallLookup;
import com.aivors.retell.RetellStandIn;
import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A Retell key of a client opens its workspace for that client only. The agency's key opens a
/// workspace with agents of many clients, so no client sees its agents.
class ClientKeysTest {

    private static final String OF_THE_AGENCY = "key_of_the_agency";

    private static RetellStandIn retell;
    private static TestServer server;
    private static Api operator;

    @BeforeAll
    static void start() {
        retell = new RetellStandIn();
        server = TestServer.start(Map.of(
                "AIVORS_AGENT_CLAIMS",
                "verified",
                "RETELL_API_KEY",
                OF_THE_AGENCY,
                "RETELL_BASE_URL",
                retell.base().toString()));
        operator = Api.operator(server);
        retell.agent(OF_THE_AGENCY, "agent_of_anybody", "Anybody's");
    }

    @AfterAll
    static void stop() {
        server.close();
        retell.close();
    }

    @Test
    void aClientWithoutItsOwnKeySeesNoAgents() {
        Api client = operator.newClient("Keyless");
        int asked = retell.requests().size();
        JsonNode available = available(client);
        assertThat(available.path("keyed").asBoolean()).isFalse();
        assertThat(available.path("agents")).isEmpty();
        assertThat(retell.requests()).hasSize(asked);
        // It may still connect an agent whose ID it knows.
        assertThat(connect(client, "agent_of_anybody")).isEqualTo(200);
    }

    @Test
    void aClientSeesOnlyFreeAgentsOfItsOwnKey() {
        Api client = withKey("Owner", "key_of_owner");
        Api other = withKey("Other", "key_of_other");
        retell.agent("key_of_owner", "agent_ivy", "Ivy");
        retell.agent("key_of_owner", "agent_zoe", "Zoe");
        retell.agent("key_of_owner", "agent_gone", "Given away");
        retell.agent("key_of_other", "agent_others", "Other's");
        UUID third = operator.createClient("Third", "third@client.test");
        operator.post("/api/clients/" + third + "/agents", Map.of("agentId", "agent_gone"));

        assertThat(available(client).path("keyed").asBoolean()).isTrue();
        assertThat(agents(client)).containsExactly("agent_ivy Ivy", "agent_zoe Zoe");
        assertThat(agents(other)).containsExactly("agent_others Other's");

        assertThat(connect(client, "agent_ivy")).isEqualTo(200);
        assertThat(agents(client)).containsExactly("agent_zoe Zoe");
        client.delete("/api/retell/disconnect-agent?agentId=agent_ivy");
        assertThat(agents(client)).containsExactly("agent_ivy Ivy", "agent_zoe Zoe");
        assertThat(operator.get("/api/retell/available-agents").status()).isEqualTo(403);
    }

    @Test
    void aClientSeesThatRetellRefusesItsKey() {
        Api client = withKey("Refused", "key_that_retell_refuses");
        JsonNode available = available(client);
        assertThat(available.path("keyed").asBoolean()).isTrue();
        assertThat(available.path("errors").path(0).asString()).isEqualTo("Retell refuses a key that is set up here");
    }

    @Test
    void aKeyConfirmsAgentsForItsOwnClientOnly() {
        Api owner = withKey("Confirmed", "key_of_confirmed");
        retell.agent("key_of_confirmed", "agent_confirmed", "Confirmed");
        Api thief = operator.newClient("Thief");
        assertThat(connect(thief, "agent_confirmed")).isEqualTo(400);
        assertThat(connect(owner, "agent_confirmed")).isEqualTo(200);
    }

    @Test
    void aCallLookupDoesNotUseKeysOfOtherClients() {
        UUID asking = operator.createClient("Asking", "asking@client.test");
        withKey("Asked", "key_of_asked");
        retell.call("key_of_asked", Map.of("call_id", "call_of_asked", "agent_id", "agent_asked"));
        int asked = retell.requests().size();
        server.part(CallLookup.class).ask(asking, "call_of_asked");
        // Only the agency's key is used.
        assertThat(retell.requests().subList(asked, retell.requests().size()))
                .filteredOn(request -> request.endsWith("/call_of_asked"))
                .hasSize(1);
    }

    private static Api withKey(String name, String key) {
        Api client = operator.newClient(name);
        for (JsonNode row : operator.get("/api/clients").data().path("clients")) {
            if (row.path("name").asString().equals(name)) {
                assertThat(operator.post(
                                        "/api/sources",
                                        Map.of(
                                                "kind",
                                                "retell",
                                                "name",
                                                "Retell of " + name,
                                                "clientId",
                                                row.path("id").asString(),
                                                "secret",
                                                key))
                                .status())
                        .isEqualTo(201);
            }
        }
        return client;
    }

    private static int connect(Api client, String agentId) {
        return client.post("/api/retell/connect-agent", Map.of("agentId", agentId))
                .status();
    }

    private static JsonNode available(Api client) {
        return client.get("/api/retell/available-agents").data();
    }

    private static List<String> agents(Api client) {
        return StreamSupport.stream(available(client).path("agents").spliterator(), false)
                .map(agent -> agent.path("agentId").asString() + " "
                        + agent.path("name").asString())
                .toList();
    }
}
