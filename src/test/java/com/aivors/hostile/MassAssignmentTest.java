package com.aivors.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks that fields of identity, role or state in a body have no effect.
class MassAssignmentTest {

    private static final UUID CHOSEN = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private static Map<String, Object> with(Map<String, Object> body) {
        var all = new HashMap<String, Object>(Map.of(
                "id",
                CHOSEN,
                "clientId",
                CHOSEN,
                "client_id",
                CHOSEN,
                "userId",
                CHOSEN,
                "role",
                "operator",
                "status",
                "ACTIVE",
                "suspendedAt",
                "2020-01-01T00:00:00Z"));
        all.put("aiTrainingStatus", "complete");
        all.put("__proto__", Map.of("role", "operator"));
        all.putAll(body);
        return all;
    }

    @Test
    void bodiesCannotSetIdsOrRoles() {
        try (TestServer server = TestServer.start(Map.of("AIVORS_SIGNUP", "open"));
                Owner owner = new Owner(server)) {
            Api operator = Api.operator(server);

            Reply signedUp = Api.of(server)
                    .post(
                            "/api/auth/signup",
                            with(Map.of("name", "Self", "email", "self@client.test", "password", Api.PASSWORD)));
            assertThat(signedUp.status()).isEqualTo(201);
            assertClient(Api.of(server).signIn("self@client.test", Api.PASSWORD));
            Reply created = operator.post(
                    "/api/clients",
                    with(Map.of("name", "Made", "email", "made@client.test", "password", Api.PASSWORD)));
            assertThat(created.status()).isEqualTo(201);
            Api made = Api.of(server).signIn("made@client.test", Api.PASSWORD);
            assertClient(made);

            made.post("/api/retell/connect-agent", with(Map.of("agentId", "agent_made")));
            made.post("/api/auth/password/change", with(Map.of("currentPassword", "x", "newPassword", Api.PASSWORD)));
            assertClient(made);
            String client =
                    "/api/clients/" + created.data().path("client").path("id").asString();
            assertThat(operator.patch(client, with(Map.of("name", "Renamed"))).status())
                    .as("a change with more than may be changed is none")
                    .isEqualTo(400);
            operator.post(client + "/agents", with(Map.of("agentId", "agent_given")));
            assertThat(operator.get(client).text()).contains("\"Made\"", "agent_given", "\"active\"");
            assertClient(made);
            // These accept a client's id, and this id is unknown.
            for (String path : List.of("/api/sources", "/api/unclaimed/agent_any/assign")) {
                Reply reply = operator.post(path, with(Map.of("kind", "n8n", "name", "Chosen")));
                assertThat(reply.status()).as(path).isEqualTo(404);
            }

            assertThat(operator.get("/api/clients/" + CHOSEN).status()).isEqualTo(404);
            for (String table : List.of("client", "app_user", "agent_link", "agent_claim", "source", "audit_entry")) {
                assertThat(owner.count("select count(*) from " + table + " t where t::text like '%" + CHOSEN + "%'"))
                        .as(table)
                        .isZero();
            }
        }
    }

    /// The complete list of accepted fields, so that a new field is a conscious decision. Nobody
    /// sets ids, roles, states or times, and only operators name clients.
    @Test
    void requestBodiesHaveExactlyTheListedFields() throws IOException {
        JsonNode document = new JsonMapper().readTree(Files.readString(Path.of("openapi.json")));
        var fields = new TreeMap<String, Set<String>>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    String type = operation
                            .at("/requestBody/content/application~1json/schema/$ref")
                            .asString("");
                    if (!type.isEmpty()) {
                        var names =
                                document.at(type.substring(1) + "/properties").propertyNames();
                        fields.put(method + " " + path, new TreeSet<>(names));
                    }
                }));
        assertThat(fields)
                .isEqualTo(Map.ofEntries(
                        Map.entry("post /api/auth/invitations/accept", Set.of("token", "password")),
                        Map.entry("patch /api/auth/me", Set.of("language")),
                        Map.entry("post /api/auth/login", Set.of("email", "language", "password")),
                        Map.entry("post /api/auth/password/change", Set.of("currentPassword", "newPassword")),
                        Map.entry("post /api/auth/password/forgot", Set.of("email")),
                        Map.entry("post /api/auth/password/reset", Set.of("token", "password")),
                        Map.entry(
                                "post /api/auth/signup",
                                Set.of("email", "language", "name", "password", "phoneNumber")),
                        Map.entry("patch /api/calls/{callId}/review", Set.of("assigneeId", "done", "flagged", "tags")),
                        Map.entry("post /api/calls/export.csv", Set.of("callIds")),
                        Map.entry("post /api/calls/export.jsonl", Set.of("callIds")),
                        Map.entry(
                                "post /api/calls/review",
                                Set.of("addTags", "assigneeId", "callIds", "done", "flagged", "removeTags")),
                        Map.entry("post /api/calls/{callId}/notes", Set.of("text")),
                        Map.entry("post /api/clients", Set.of("email", "language", "name", "password", "phoneNumber")),
                        Map.entry("patch /api/clients/{id}", Set.of("email", "name", "phoneNumber")),
                        Map.entry("post /api/clients/{id}/agents", Set.of("agentId")),
                        Map.entry(
                                "patch /api/clients/{id}/disclosure",
                                Set.of("cost", "numbers", "recordings", "transcripts")),
                        Map.entry(
                                "patch /api/clients/{id}/settings",
                                Set.of("currency", "fieldRoles", "goals", "openingHours", "timezone")),
                        Map.entry(
                                "patch /api/settings",
                                Set.of("currency", "fieldRoles", "goals", "openingHours", "timezone")),
                        Map.entry("post /api/reconciliations", Set.of("clientId", "from", "to")),
                        Map.entry("post /api/replays", Set.of("callId", "clientId", "from", "to")),
                        Map.entry(
                                "put /api/clients/{id}/plan",
                                Set.of(
                                        "clientSees",
                                        "currency",
                                        "from",
                                        "includedMinutes",
                                        "limitMinutes",
                                        "markupPercent",
                                        "monthlyFeeCents",
                                        "prepaid",
                                        "pricePerMinute",
                                        "pricing",
                                        "rounding")),
                        Map.entry("post /api/clients/{id}/top-ups", Set.of("amountCents", "note")),
                        Map.entry("post /api/retell/connect-agent", Set.of("agentId")),
                        Map.entry("delete /api/retell/disconnect-agent", Set.of("agentId")),
                        Map.entry("post /api/views", Set.of("columns", "name", "query", "shared")),
                        Map.entry("patch /api/views/{id}", Set.of("columns", "name", "query", "shared")),
                        Map.entry(
                                "patch /api/settings/review-rules",
                                Set.of("failed", "missedGoals", "negativeSentiment", "phrases")),
                        // Only owners may call these two.
                        Map.entry("post /api/users", Set.of("email", "language", "role")),
                        Map.entry("patch /api/users/{id}", Set.of("role")),
                        Map.entry("post /api/sources", Set.of("clientId", "kind", "name", "secret")),
                        Map.entry("post /api/sources/{id}/rotate", Set.of("secret")),
                        Map.entry("post /api/deliveries/{id}/assign", Set.of("clientId")),
                        Map.entry("post /api/unclaimed/assign", Set.of("agentId", "clientId")),
                        Map.entry("post /api/unclaimed/{agentId}/assign", Set.of("clientId"))));
    }

    private static void assertClient(Api who) {
        assertThat(who.me().path("role").asString()).isEqualTo("client");
        assertThat(who.me().path("id").asString()).isNotEqualTo(CHOSEN.toString());
        assertThat(who.get("/api/clients").status()).isEqualTo(403);
    }
}
