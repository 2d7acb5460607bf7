package com.aivors.operator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Ownership of agents: assignment, claim, and handover with stored calls.
class AgentsTest {

    private static TestServer server;
    private static Api operator;
    private static UUID acme;
    private static UUID globex;
    private static Api acmeOwner;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("AIVORS_AGENT_CLAIMS", "approval"));
        operator = Api.operator(server);
        acme = operator.createClient("Acme", "acme@client.test");
        globex = operator.createClient("Globex", "globex@client.test");
        acmeOwner = Api.of(server).signIn("acme@client.test", Api.PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply assign(UUID client, String agentId) {
        return operator.post("/api/clients/" + client + "/agents", Map.of("agentId", agentId));
    }

    @Test
    void anAgentBelongsToOneClientAtATime() {
        Reply assigned = assign(acme, "  agent_a ");
        assertThat(assigned.status()).isEqualTo(200);
        assertThat(assigned.data().path("agents").toString()).contains("\"agent_a\"");
        assertThat(assign(acme, "agent_a").status()).isEqualTo(200);

        Reply other = assign(globex, "agent_a");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("agent-already-connected");
        assertThat(other.json().path("message").asString()).contains("Acme");

        String path = "/api/clients/" + acme + "/agents/agent_a";
        assertThat(operator.delete(path).data().path("agents").toString()).doesNotContain("\"agent_a\"");
        assertThat(operator.delete(path).status()).isEqualTo(404);
        assertThat(assign(globex, "agent_a").status()).isEqualTo(200);
    }

    @Test
    void invalidAssignmentsAreRefused() {
        assertThat(assign(acme, "two words").status()).isEqualTo(400);
        assertThat(operator.post("/api/clients/" + acme + "/agents", Map.of()).code())
                .isEqualTo("invalid");
        assertThat(assign(UUID.randomUUID(), "agent_z").status()).isEqualTo(404);
        assertThat(assign(new UUID(0, 0), "agent_z").status()).isEqualTo(404);
        assertThat(operator.post("/api/unclaimed/agent_z/assign", Map.of()).status())
                .isEqualTo(400);
        assertThat(operator.post("/api/unclaimed/agent_z/assign", Map.of("clientId", UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aClaimIsApprovedOrRefused() {
        assertThat(acmeOwner
                        .post("/api/retell/connect-agent", Map.of("agentId", "agent_wish"))
                        .status())
                .isEqualTo(202);
        String wish = claim("agent_wish");
        assertThat(operator.post("/api/claims/" + wish + "/approve").status()).isEqualTo(200);
        assertThat(operator.post("/api/claims/" + wish + "/approve").status()).isEqualTo(404);
        assertThat(acmeOwner.get("/api/retell/agent-status").text()).contains("agent_wish");

        acmeOwner.post("/api/retell/connect-agent", Map.of("agentId", "agent_no"));
        String no = claim("agent_no");
        assertThat(operator.post("/api/claims/" + no + "/refuse").status()).isEqualTo(200);
        assertThat(acmeOwner.get("/api/retell/agent-status").text()).doesNotContain("agent_no");
        assertThat(operator.post("/api/claims/" + UUID.randomUUID() + "/refuse").status())
                .isEqualTo(404);
    }

    @Test
    void aClaimStaysOpenIfTheAgentIsAssignedElsewhere() {
        acmeOwner.post("/api/retell/connect-agent", Map.of("agentId", "agent_race"));
        assign(globex, "agent_race");

        Reply approval = operator.post("/api/claims/" + claim("agent_race") + "/approve");
        assertThat(approval.status()).isEqualTo(409);
        assertThat(claim("agent_race")).isNotEmpty();
    }

    @Test
    void assigningTheAgentClosesTheClaim() {
        acmeOwner.post("/api/retell/connect-agent", Map.of("agentId", "agent_settled"));
        assign(acme, "agent_settled");

        assertThat(claim("agent_settled")).isEmpty();
        assertThat(acmeOwner
                        .get("/api/retell/agent-status")
                        .data()
                        .path("agents")
                        .values())
                .filteredOn(agent -> agent.path("agentId").asString().equals("agent_settled"))
                .map(agent -> agent.path("status").asString())
                .containsExactly("connected");
    }

    private static String claim(String agentId) {
        for (var claim : operator.get("/api/claims").data().path("claims")) {
            if (claim.path("agentId").asString().equals(agentId)) {
                assertThat(claim.path("clientName").asString()).isEqualTo("Acme");
                return claim.path("id").asString();
            }
        }
        return "";
    }

    @Test
    void assigningAnAgentMovesItsUnclaimedCalls() {
        for (String callId : new String[] {"kept_1", "kept_2"}) {
            assertThat(Webhook.outcome(server, Webhook.event("call_ended", callId, "agent_kept")))
                    .isEqualTo("unclaimed");
        }
        Webhook.outcome(server, Webhook.event("call_ended", "kept_nameless", null));
        var agents = operator.get("/api/unclaimed").data().path("agents");
        assertThat(agents.toString()).contains("\"agentId\":null", "agent_kept");
        var rows =
                operator.get("/api/unclaimed/calls?agentId=agent_kept").data().path("calls");
        assertThat(rows.size()).isEqualTo(2);
        assertThat(acmeOwner.get("/api/calls/kept_1").status()).isEqualTo(404);

        // A suspended client keeps what it was assigned.
        operator.post("/api/clients/" + globex + "/suspend");
        Reply moved = operator.post("/api/unclaimed/agent_kept/assign", Map.of("clientId", globex));
        assertThat(moved.data().path("callsMoved").asInt()).isEqualTo(2);
        operator.post("/api/clients/" + globex + "/resume");
        assertThat(operator.post("/api/unclaimed/agent_kept/assign", Map.of("clientId", acme))
                        .status())
                .isEqualTo(409);

        assertThat(operator.get("/api/unclaimed").text()).doesNotContain("agent_kept");
        Api globexOwner = Api.of(server).signIn("globex@client.test", Api.PASSWORD);
        var detail = globexOwner.get("/api/calls/kept_1").data();
        assertThat(detail.path("transcript").asString()).contains("kept_1");
        assertThat(detail.path("userId").asString()).isEqualTo(globex.toString());
        assertThat(Webhook.outcome(server, Webhook.event("call_analyzed", "kept_1", "agent_kept")))
                .isEqualTo("stored");
    }

    @Test
    void theUnclaimedCountFollowsArrivalsAndAssignments() {
        var before = operator.get("/api/unclaimed/count").data();
        Webhook.outcome(server, Webhook.event("call_ended", "counted_1", "agent_counted"));
        Webhook.outcome(server, Webhook.event("call_ended", "counted_2", "agent_counted"));
        assertCount(before.path("agents").asInt() + 1, before.path("calls").asInt() + 2);
        var listed = operator.get("/api/unclaimed").data().path("agents");
        int calls = 0;
        for (var agent : listed) {
            calls += agent.path("calls").asInt();
        }
        assertCount(listed.size(), calls);

        operator.post("/api/unclaimed/agent_counted/assign", Map.of("clientId", acme));
        assertCount(before.path("agents").asInt(), before.path("calls").asInt());
    }

    private static void assertCount(int agents, int calls) {
        Eventually.until("the count", Duration.ofSeconds(12), () -> {
            var count = operator.get("/api/unclaimed/count").data();
            return count.path("agents").asInt() == agents && count.path("calls").asInt() == calls;
        });
    }

    @Test
    void unclaimedAgentsListSimilarConnectedAgents() {
        assign(globex, "agent_harbor_plumbing");
        assign(acme, "agent_unlike");
        Webhook.outcome(server, Webhook.event("call_ended", "typo_1", "agent_harbr_plumbing"));
        Webhook.outcome(server, Webhook.event("call_ended", "typo_2", "AGENT_HARBOR_PLUMBING"));
        Webhook.outcome(server, Webhook.event("call_ended", "typo_3", "agent_nothing_like_it"));

        for (var agent : operator.get("/api/unclaimed").data().path("agents")) {
            String id = agent.path("agentId").asString("");
            if (id.toLowerCase(java.util.Locale.ROOT).endsWith("_plumbing")) {
                assertThat(agent.path("calls").asInt()).isOne();
                assertThat(agent.path("agentName").asString()).isEqualTo("Name of " + id);
                assertThat(agent.path("similarTo").size()).as(agent.toString()).isOne();
                assertThat(agent.at("/similarTo/0/clientId").asString()).isEqualTo(globex.toString());
                assertThat(agent.at("/similarTo/0/clientName").asString()).isEqualTo("Globex");
                assertThat(agent.at("/similarTo/0/agentId").asString()).isEqualTo("agent_harbor_plumbing");
            } else if (id.equals("agent_nothing_like_it")) {
                assertThat(agent.path("similarTo")).isEmpty();
            }
        }
        assertThat(operator.get("/api/unclaimed").text()).contains("agent_harbr_plumbing", "AGENT_HARBOR_PLUMBING");
    }

    @Test
    void anApiKeyAsAgentIdIsRefusedAndNotStored() {
        String key = "key_aaaabbbbccccdddd";
        Reply assigned = assign(acme, " '" + key + "'");
        assertThat(assigned.status()).isEqualTo(400);
        assertThat(assigned.code()).isEqualTo("api-key-as-agent-id");
        Reply connected = acmeOwner.post("/api/retell/connect-agent", Map.of("agentId", key));
        assertThat(connected.status()).isEqualTo(400);
        assertThat(connected.code()).isEqualTo("api-key-as-agent-id");
        assertThat(assigned.text() + connected.text()).doesNotContain("aaaabbbb");
        try (var owner = new Owner(server)) {
            assertThat(owner.count("select (select count(*) from agent_link where agent_id like 'key%')"
                            + " + (select count(*) from agent_claim where agent_id like 'key%')"
                            + " + (select count(*) from audit_entry where subject like '%key_%')"))
                    .isZero();
        }
    }

    @Test
    void pastedAgentIdsAreNormalised() {
        assertThat(assign(acme, "\"https://dashboard.retellai.com/agents/agent_pasted\"")
                        .data()
                        .path("agents")
                        .toString())
                .contains("\"agent_pasted\"");
        acmeOwner.post("/api/retell/connect-agent", Map.of("agentId", "“agent_quoted”"));
        assertThat(claim("agent_quoted")).isNotEmpty();
        assertThat(acmeOwner
                        .delete("/api/retell/disconnect-agent", Map.of("agentId", " 'agent_quoted'"))
                        .text())
                .doesNotContain("agent_quoted");
    }

    @Test
    void operatorReadsOfClientCallsAreAudited() {
        assign(acme, "agent_looked");
        Webhook.outcome(server, Webhook.event("call_ended", "looked", "agent_looked"));

        String calls = "/api/clients/" + acme + "/calls";
        assertThat(operator.get(calls + "?agentId=agent_looked")
                        .data()
                        .path("calls")
                        .size())
                .isOne();
        assertThat(operator.get(calls + "/looked").data().path("callId").asString())
                .isEqualTo("looked");
        assertThat(operator.get(calls + "?limit=x").status()).isEqualTo(400);
        assertThat(operator.get("/api/clients/" + globex + "/calls/looked").status())
                .isEqualTo(404);
        assertThat(operator.get("/api/clients/" + UUID.randomUUID() + "/calls").status())
                .isEqualTo(404);
        try (var owner = new Owner(server)) {
            assertThat(owner.count("select count(*) from audit_entry where action = 'client.viewed' and client_id = '"
                            + acme + "'"))
                    .isOne();
        }
    }

    @Test
    void clientsCannotCallOperatorRoutes() {
        for (String path : new String[] {
            "/api/claims",
            "/api/unclaimed",
            "/api/unclaimed/calls",
            "/api/deliveries",
            "/api/deliveries/d-x",
            "/api/sources",
            "/api/clients/" + acme + "/calls",
            "/api/clients/" + acme + "/calls/x"
        }) {
            assertThat(acmeOwner.get(path).status()).as(path).isEqualTo(403);
            assertThat(Api.of(server).get(path).status()).as(path).isEqualTo(401);
        }
        for (String path : new String[] {
            "/api/claims/" + acme + "/approve",
            "/api/unclaimed/x/assign",
            "/api/deliveries/x/replay",
            "/api/sources",
            "/api/sources/" + acme + "/rotate",
            "/api/clients/" + acme + "/agents"
        }) {
            assertThat(acmeOwner.post(path, Map.of()).status()).as(path).isEqualTo(403);
        }
        assertThat(acmeOwner.delete("/api/clients/" + acme + "/agents/x").status())
                .isEqualTo(403);
        assertThat(acmeOwner.delete("/api/sources/" + acme + "/secrets/x").status())
                .isEqualTo(403);
    }
}
