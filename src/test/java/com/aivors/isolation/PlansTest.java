package com.aivors.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.access.Routes.Access;
import com.aivors.testing.Api;
import com.aivors.testing.StatementWatch;
import com.aivors.testing.TestServer;
import com.aivors.testing.WrappedReads;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Row-level security must not cost the indexes: the plan of every statement that a client's
/// requests run, as the restricted role runs it, among 45,000 calls of others.
class PlansTest {

    private static final String FILL = """
            insert into call (client_id, call_id, agent_id, agent_name, direction, from_number, status, outcome,
                              duration_ms, sentiment, summary, field_keys, started_at, first_said_at, created_at)
            select client_id, 'call_' || n, 'agent_' || client_id, 'Agent', 'inbound', '+1555' || n, 'ended', 'answered',
                   60000, 'Positive', 'Summary number ' || n, '{}', at, at, at
              from unnest(?::uuid[]) client_id,
                   lateral (select n, now() - n * interval '15 minutes' as at from generate_series(1, ?) n) calls
            """;

    private record Plan(String sql, String text) {}

    private static final List<Plan> PLANS = new CopyOnWriteArrayList<>();

    private static TestServer server;
    private static Api client;

    @BeforeAll
    static void fill() throws SQLException {
        server = WrappedReads.start(pool -> StatementWatch.listening(pool, PlansTest::explain), TestServer::start);
        Api operator = Api.operator(server);
        UUID clientId = operator.createClient("Planned", "planned@client.test");
        client = Api.of(server).signIn("planned@client.test", Api.PASSWORD);
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_" + clientId));
        operator.send("PUT", "/api/clients/" + clientId + "/plan", Map.of("clientSees", true));
        var clients = new ArrayList<>(List.of(clientId));
        for (int i = 0; i < 9; i++) {
            clients.add(UUID.randomUUID());
        }
        var database = server.database();
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var insert = owner.prepareStatement(FILL);
                var other = owner.createStatement()) {
            insert.setArray(1, owner.createArrayOf("uuid", clients.toArray()));
            insert.setInt(2, 5_000);
            insert.execute();
            other.execute("""
                    insert into call_transcript (client_id, call_id, transcript_key, transcript)
                    select client_id, call_id, 1, 'What was said in ' || call_id from call""");
            other.execute("vacuum analyze call, call_transcript");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void explain(Connection connection, String sql, List<StatementWatch.Call> parameters)
            throws Exception {
        if (!sql.strip().startsWith("select") && !sql.strip().startsWith("with")) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("explain " + sql)) {
            for (StatementWatch.Call parameter : parameters) {
                parameter.repeat(statement);
            }
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            PLANS.add(new Plan(sql, plan.toString()));
        }
    }

    @Test
    void everyReadOfAClientGoesByAnIndex() {
        PLANS.clear();
        for (Route route : Route.all(server)) {
            if (route.access() == Access.CLIENT && route.reads() && !route.streams()) {
                String path = route.with(route.path().contains("{month}") ? "2026-11" : "call_77");
                assertThat(client.get(path).status()).as(path).isEqualTo(200);
            }
        }
        for (String query : List.of(
                "?q=number+4999",
                "?agentId=agent_x",
                "?outcome=answered",
                "?sentiment=Negative",
                "?from=2026-01-01T00:00:00Z&limit=200",
                "?cursor=" + client.get("/api/calls").data().path("nextCursor").asString())) {
            assertThat(client.get("/api/calls" + query).status()).isEqualTo(200);
        }

        assertThat(PLANS).hasSizeGreaterThan(8);
        for (Plan plan : PLANS) {
            assertThat(plan.text()).as(plan.sql()).doesNotContainPattern("Seq Scan on call(_\\w+)?\\b");
        }
        assertThat(PLANS)
                .anyMatch(plan -> plan.text().contains("call_listed"))
                .anyMatch(plan -> plan.text().contains("call_pkey"));
    }

    @Test
    void thePolicyIsPartOfThePlan() {
        PLANS.clear();
        client.get("/api/calls");
        assertThat(PLANS).anyMatch(plan -> plan.text().contains("current_setting('aivors.client_id'"));
    }
}
