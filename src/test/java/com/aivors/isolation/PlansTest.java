package com.aivors.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.call.list.SearchFill;
import com.aivors.platform.access.Routes.Access;
import com.aivors.platform.database.Pools;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.StatementWatch;
import com.aivors.testing.TestServer;
import com.aivors.testing.WrappedReads;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Row-level security must not prevent the use of indexes. The test checks the plan of every
/// statement of a client's requests, under the restricted role, with 90,000 calls of other clients.
/// A statement must also not read all data of a client to return a small part.
class PlansTest {

    private static final String FILL = """
            insert into call (client_id, call_id, agent_id, agent_name, direction, from_number, status, outcome,
                              duration_ms, sentiment, summary, recorded, field_keys, started_at, first_said_at,
                              created_at)
            select client_id, 'call_' || n, 'agent_' || client_id, 'Agent', 'inbound', '+1555' || n, 'ended', 'answered',
                   60000, 'Positive', 'Summary number ' || n, n <> 9000, '{}', at, at, at
              from unnest(?::uuid[]) client_id,
                   lateral (select n, now() - n * interval '15 minutes' as at from generate_series(1, ?) n) calls
            """;

    private static final int CALLS = 10_000;
    private static final int SEARCHED_AT_ONCE = 1_000;

    /// The maximum rows that a statement may read, regardless of the client's size.
    private static final long MOST_ROWS = 1_200;

    private static final JsonMapper JSON = JsonMapper.shared();

    /// @param rows the number of rows read from tables
    private record Plan(String sql, String text, long rows) {}

    private static final List<Plan> PLANS = new CopyOnWriteArrayList<>();

    private static TestServer server;
    private static Api client;

    @BeforeAll
    static void fill() throws SQLException {
        server = WrappedReads.start(
                pool -> StatementWatch.listening(pool, PlansTest::explain), () -> TestServer.hurried(Map.of()));
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
            insert.setInt(2, CALLS);
            insert.execute();
            other.execute("""
                    insert into call_transcript (client_id, call_id, transcript_key, transcript)
                    select client_id, call_id, 1, 'What was said in ' || call_id from call""");
            other.execute("""
                    insert into rollup_mark (client_id, hour, marked_at)
                    select distinct client_id, date_trunc('hour', listed_at), 'epoch'::timestamptz
                      from call where listed_at < now() - interval '3 hours'""");
            other.execute("""
                    insert into rollup_mark (client_id, hour)
                    select distinct client_id, date_trunc('hour', listed_at)
                      from call where listed_at >= now() - interval '3 hours'""");
            String index = SearchFill.dropIndex(owner);
            fillSearch(clients);
            other.execute(index);
            Eventually.until(
                    "rollups", Duration.ofMinutes(2), () -> count(other, "rollup_mark where marked_at = 'epoch'") == 0);
            other.execute("vacuum analyze");
        }
    }

    /// Fills the index with the service's code in larger batches. Batches of a hundred would take a
    /// minute.
    private static void fillSearch(List<UUID> clients) throws SQLException {
        try (Connection connection = server.part(Pools.class).intake().getConnection()) {
            for (UUID one : clients) {
                for (int first = 1; first <= CALLS; first += SEARCHED_AT_ONCE) {
                    List<String> callIds = IntStream.range(first, first + SEARCHED_AT_ONCE)
                            .mapToObj(call -> "call_" + call)
                            .toList();
                    SearchFill.write(connection, one, callIds);
                    connection.commit();
                }
            }
        }
    }

    private static long count(Statement statement, String from) {
        try (var row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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
        String explain = "explain (analyze, timing off, format json) " + sql;
        try (PreparedStatement statement = connection.prepareStatement(explain)) {
            for (StatementWatch.Call parameter : parameters) {
                parameter.repeat(statement);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                JsonNode plan = JSON.readTree(row.getString(1)).path(0).path("Plan");
                PLANS.add(new Plan(sql, brief(plan, "\n"), rows(plan)));
            }
        }
    }

    private static String brief(JsonNode node, String indent) {
        return indent + node.path("Node Type").asString() + " "
                + node.path("Relation Name").asString("")
                + node.path("Index Name").asString("") + " "
                + node.path("Filter").asString("")
                + node.path("One-Time Filter").asString("")
                + node.path("Plans")
                        .valueStream()
                        .map(child -> brief(child, indent + "  "))
                        .collect(Collectors.joining());
    }

    private static long rows(JsonNode node) {
        double read = node.has("Relation Name")
                ? (node.path("Actual Rows").asDouble()
                                + node.path("Rows Removed by Filter").asDouble()
                                + node.path("Rows Removed by Index Recheck").asDouble())
                        * node.path("Actual Loops").asDouble()
                : 0;
        return Math.round(read)
                + node.path("Plans").valueStream().mapToLong(PlansTest::rows).sum();
    }

    @Test
    void noStatementReadsAllDataOfTheClient() {
        askEverything();

        for (Plan plan : PLANS) {
            assertThat(plan.rows()).as(() -> plan.sql() + "\n" + plan.text()).isLessThanOrEqualTo(MOST_ROWS);
        }
        assertThat(PLANS)
                .anyMatch(plan -> plan.text().contains("call_listed"))
                .anyMatch(plan -> plan.text().contains("call_pkey"))
                .anyMatch(plan -> plan.sql().contains("call_rollup_day") && plan.rows() > 10)
                .anyMatch(plan -> plan.sql().contains("call_hits"));
    }

    /// Requests every path of a client twice, so that statements are prepared.
    private static void askEverything() {
        PLANS.clear();
        var now = Instant.now();
        var paths = new ArrayList<String>();
        for (Route route : Route.all(server)) {
            // Facets scan at most ten thousand calls, and report it.
            boolean walks = route.path().endsWith("/facets");
            if (route.access() == Access.CLIENT && route.reads() && !route.streams() && !walks) {
                paths.add(route.with(route.path().contains("{month}") ? "2026-11" : "call_77"));
            }
        }
        for (int days : List.of(1, 30, 90)) {
            paths.add("/api/analytics/overview?from=" + now.minus(Duration.ofDays(days)) + "&to=" + now);
        }
        for (String query : List.of(
                "?q=number+4999",
                "?agentId=agent_x",
                "?outcome=answered",
                "?outcome=failed&sentiment=Negative",
                "?sentiment=Negative",
                "?recorded=false",
                "?hour=3&weekday=7",
                "?afterHours=true",
                "?flagged=true",
                "?tag=vip",
                "?assignee=" + UUID.randomUUID(),
                "?from=2026-01-01T00:00:00Z&limit=200",
                "?cursor=" + client.get("/api/calls").data().path("nextCursor").asString())) {
            paths.add("/api/calls" + query);
        }
        for (int round = 0; round < 2; round++) {
            paths.forEach(path -> assertThat(client.get(path).status()).as(path).isEqualTo(200));
        }
    }

    @Test
    void queryPlansContainTheRowLevelSecurityPolicy() {
        PLANS.clear();
        client.get("/api/calls");
        assertThat(PLANS).anyMatch(plan -> plan.text().contains("current_setting('aivors.client_id'"));
    }
}
