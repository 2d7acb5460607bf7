package com.aivors.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.database.Role;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Performs every action of the audit log once, then reads the log.
class AuditLogTest {

    private static final String EMAIL = "owner@audited.test";

    private static TestServer server;
    private static Api operator;
    private static Api client;
    private static UUID clientId;

    @BeforeAll
    static void act() {
        server = TestServer.start(Map.of("AIVORS_AGENT_CLAIMS", "approval"));
        operator = Api.operator(server);
        operator.newClient("Neighbour");
        clientId = operator.createClient("Audited", EMAIL);
        client = Api.of(server).signIn(EMAIL, Api.PASSWORD);
        Api.of(server).post("/api/auth/login", Map.of("email", EMAIL, "password", "wrong"));
        Api.of(server).post("/api/auth/login", Map.of("email", "nobody@audited.test", "password", "hunter2hunter2"));
        Api.of(server).post("/api/auth/password/forgot", Map.of("email", EMAIL));

        String one = "/api/clients/" + clientId;
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_asked"));
        claims().forEach(
                        claim -> operator.post("/api/claims/" + claim.path("id").asString() + "/refuse"));
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_audited"));
        claims().forEach(
                        claim -> operator.post("/api/claims/" + claim.path("id").asString() + "/approve"));
        client.get("/api/calls/export.csv");
        operator.get(one + "/calls");
        Api.of(server).with("x-n8n-webhook-secret", TestServer.N8N_SECRET).post("/api/n8n/retell-webhook", """
                        {"event": "call_ended", "call": {"call_id": "call_kept", "agent_id": "agent_kept"}}""");
        operator.post("/api/unclaimed/agent_kept/assign", Map.of("clientId", clientId));
        client.delete("/api/retell/disconnect-agent?agentId=agent_kept");
        operator.patch(one, Map.of("name", "Audited Ltd"));
        operator.post(one + "/reset-link");
        JsonNode source = operator.post("/api/sources", Map.of("kind", "n8n", "name", "Second", "clientId", clientId))
                .data();
        String sources = "/api/sources/" + source.path("id").asString();
        operator.post(sources + "/rotate");
        operator.delete(sources + "/secrets/"
                + source.path("secrets").path(0).path("id").asString());
        Api second = Api.of(server).signIn(EMAIL, Api.PASSWORD);
        second.post(
                "/api/auth/password/change",
                Map.of("currentPassword", Api.PASSWORD, "newPassword", Api.PASSWORD + "2"));
        second.post("/api/auth/sessions/revoke-others");
        second.post("/api/auth/logout");
        operator.post(one + "/suspend");
        Api.of(server).post("/api/auth/login", Map.of("email", EMAIL, "password", Api.PASSWORD + "2"));
        operator.post(one + "/resume");
        client = Api.of(server).signIn(EMAIL, Api.PASSWORD + "2");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Stream<JsonNode> claims() {
        return each(operator.get("/api/claims").data().path("claims"));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<JsonNode> entries(Api who, String query) {
        Reply reply = who.get("/api/audit" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return each(reply.data().path("entries")).toList();
    }

    private static List<String> ids(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("id").asString()).toList();
    }

    private static Set<String> actions(List<JsonNode> entries) {
        var actions = new TreeSet<String>();
        entries.forEach(entry -> actions.add(entry.path("action").asString()));
        return actions;
    }

    @Test
    void theLogRecordsEachPerformedAction() {
        assertThat(actions(entries(operator, "?limit=200")))
                .containsAll(List.of(
                        "sign-in",
                        "sign-in.failed",
                        "sign-in.suspended",
                        "sign-out",
                        "sign-out.others",
                        "password.reset-asked",
                        "password.reset-link",
                        "password.changed",
                        "client.created",
                        "client.changed",
                        "client.suspended",
                        "client.resumed",
                        "client.viewed",
                        "agent.requested",
                        "agent.refused",
                        "agent.connected",
                        "agent.disconnected",
                        "calls.exported",
                        "calls.handed-over",
                        "source.added",
                        "source.rotated",
                        "source.secret-retired"));
    }

    @Test
    void clientsSeeTheirEntriesWithoutOperatorNames() {
        List<JsonNode> entries = entries(client, "?limit=200");

        assertThat(actions(entries))
                .contains("client.viewed", "client.suspended", "calls.exported", "sign-in", "sign-in.failed");
        assertThat(entries).allMatch(entry -> entry.path("clientId").asString().equals(clientId.toString()));
        assertThat(entries.toString()).doesNotContain(TestServer.OPERATOR_EMAIL);
        assertThat(entries)
                .filteredOn(entry -> entry.path("action").asString().equals("client.viewed"))
                .allMatch(entry -> entry.path("actor").asString().equals("Your agency")
                        && entry.path("address").asString("").isEmpty());
        assertThat(entries)
                .filteredOn(entry -> entry.path("action").asString().equals("calls.exported"))
                .allMatch(entry -> entry.path("actor").asString().equals(EMAIL));
    }

    @Test
    void clientsCannotReadEntriesOfOtherClients() {
        UUID other = operator.createClient("Other", "other@audited.test");
        assertThat(entries(operator, "?limit=200&clientId=" + other)).isNotEmpty();
        assertThat(entries(client, "?limit=200")).isNotEmpty();
        assertThat(entries(client, "?limit=200&clientId=" + other))
                .allMatch(entry -> entry.path("clientId").asString().equals(clientId.toString()));
    }

    @Test
    void theOperatorFiltersTheLogByClient() {
        assertThat(entries(operator, "?limit=200&clientId=" + clientId))
                .isNotEmpty()
                .allMatch(entry -> entry.path("clientId").asString().equals(clientId.toString()));
        assertThat(operator.get("/api/audit?clientId=x").status()).isEqualTo(400);
    }

    @Test
    void theLogFiltersByAction() {
        assertThat(actions(entries(operator, "?limit=200&action=sign-in.failed,client.viewed")))
                .containsExactly("client.viewed", "sign-in.failed");
        assertThat(actions(entries(client, "?limit=200&action=client.viewed"))).containsExactly("client.viewed");
        assertThat(entries(operator, "?action=sign-in.fail%25")).isEmpty();
        assertThat(operator.get("/api/audit?action=" + "a,".repeat(60)).status())
                .isEqualTo(400);
    }

    @Test
    void theLogFiltersByPeriod() {
        List<JsonNode> all = entries(client, "?limit=200");
        String from = all.get(all.size() - 3).path("recordedAt").asString();
        String to = all.get(2).path("recordedAt").asString();
        assertThat(ids(entries(client, "?limit=200&from=" + from + "&to=" + to)))
                .isEqualTo(ids(all.subList(3, all.size() - 2)));
        assertThat(client.get("/api/audit?from=yesterday").status()).isEqualTo(400);
        assertThat(client.get("/api/audit?to=%2B10000-01-01T00:00:00Z").status())
                .isEqualTo(400);
    }

    /// The front end's compiler requires a sentence for each of these actions.
    @Test
    void theApiSchemaDeclaresEveryAction() throws Exception {
        var declared = AuditEntry.class.getDeclaredField("action").getAnnotation(Schema.class);
        assertThat(declared.allowableValues()).containsAll(actions(entries(operator, "?limit=200")));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        List<String> whole = ids(entries(client, "?limit=200"));
        var paged = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = client.get("/api/audit?limit=3&cursor=" + cursor).data();
            each(page.path("entries"))
                    .forEach(entry -> paged.add(entry.path("id").asString()));
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(10);
    }

    @Test
    void invalidCursorsAndLimitsAreRefused() {
        for (String cursor : List.of(
                "x",
                "~",
                "2026-01-01T00:00:00Z~x",
                "+999999999-01-01T00:00:00Z~" + clientId,
                "-999999999-01-01T00:00:00Z~" + clientId)) {
            assertThat(client.get("/api/audit?cursor=" + cursor.replace("+", "%2B"))
                            .status())
                    .as(cursor)
                    .isEqualTo(400);
        }
        assertThat(client.get("/api/audit?limit=0").status()).isEqualTo(400);
        assertThat(client.get("/api/audit?limit=x").status()).isEqualTo(400);
    }

    @Test
    void theLogContainsNoPasswordsOrUnknownEmails() {
        assertThat(operator.get("/api/audit?limit=200").text())
                .doesNotContain(Api.PASSWORD)
                .doesNotContain("hunter2")
                .doesNotContain("nobody@audited.test");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void noRoleCanChangeOrRemoveAnEntry(Role role) throws Exception {
        var database = server.database();
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = owner.createStatement()) {
            statement.execute("set aivors.client_id = '" + clientId + "'");
            statement.execute("set role " + role.sqlName());
            for (String change : List.of(
                    "update audit_entry set action = 'nothing'", "delete from audit_entry", "truncate audit_entry")) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
            }
        }
    }
}
