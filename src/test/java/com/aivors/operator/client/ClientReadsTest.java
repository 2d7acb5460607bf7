package com.aivors.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.StatementWatch;
import com.aivors.testing.TestServer;
import com.aivors.testing.WrappedReads;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The cost of a page of clients: the rows that its statements read, among 18,000 calls of 30
/// clients.
class ClientReadsTest {

    private static final int CLIENTS = 30;
    private static final int CALLS = 600;

    private static final String FILL = """
            insert into call (client_id, call_id, agent_id, agent_name, status, outcome, field_keys, started_at,
                              first_said_at, created_at)
            select c.client_id, c.client_id || '-' || n, 'agent_' || c.name, 'Agent', 'ended', 'answered', '{}', at, at, at
              from client c,
                   lateral (select n, now() - interval '3 hours' - n * interval '2 hours' as at
                              from generate_series(1, %d) n) calls
            """.formatted(CALLS);

    private static final String MARK = """
            insert into rollup_mark (client_id, hour, marked_at)
            select distinct client_id, date_trunc('hour', listed_at, 'UTC'), 'epoch'::timestamptz from call
            """;

    /// The rows that a listing reads, by table.
    private static final Map<String, Double> READ = new TreeMap<>();

    private static int statements;

    private static TestServer server;
    private static Api operator;

    @BeforeAll
    static void fill() {
        server = WrappedReads.start(
                pool -> StatementWatch.listening(pool, ClientReadsTest::explain), () -> TestServer.hurried(Map.of()));
        operator = Api.operator(server);
        for (int i = 0; i < CLIENTS; i++) {
            String name = "client-%02d".formatted(i);
            UUID client = operator.createClient(name, name + "@client.test");
            operator.post("/api/clients/" + client + "/agents", Map.of("agentId", "agent_" + name));
        }
        try (Owner owner = new Owner(server)) {
            owner.execute("set role aivors_intake", FILL, MARK, "reset role");
            Eventually.until(
                    "all hours are counted",
                    Duration.ofSeconds(60),
                    () -> owner.count("select count(*) from rollup_mark") == 0);
            owner.execute("vacuum analyze");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void explain(Connection connection, String sql, List<StatementWatch.Call> parameters)
            throws Exception {
        if (!sql.strip().startsWith("select")) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("explain (analyze, format json) " + sql)) {
            for (StatementWatch.Call parameter : parameters) {
                parameter.repeat(statement);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                statements++;
                add(JsonMapper.shared().readTree(rows.getString(1)).path(0).path("Plan"));
            }
        }
    }

    private static void add(JsonNode plan) {
        String table = plan.path("Relation Name").asString("");
        if (!table.isEmpty()) {
            double rows = plan.path("Actual Rows").asDouble()
                    + plan.path("Rows Removed by Filter").asDouble();
            READ.merge(table, rows * plan.path("Actual Loops").asDouble(), Double::sum);
        }
        plan.path("Plans").forEach(ClientReadsTest::add);
    }

    private static List<JsonNode> read(String path) {
        READ.clear();
        statements = 0;
        JsonNode data = operator.get(path).data();
        List<JsonNode> clients = new ArrayList<>();
        data.path("clients").forEach(clients::add);
        return clients;
    }

    private static double rows(String table) {
        return READ.getOrDefault(table, 0.0);
    }

    @Test
    void aPageReadsNoCallsAndOneRollupRowPerDay() {
        List<JsonNode> page = read("/api/clients?limit=3");

        assertThat(page).hasSize(3).allSatisfy(client -> {
            assertThat(client.path("callsLast30Days").asInt()).isBetween(340, 361);
            assertThat(client.path("lastCallAt").isNull()).isFalse();
            assertThat(client.at("/agents/0/lastCallAt").asString())
                    .isEqualTo(client.path("lastCallAt").asString());
            assertThat(client.at("/agents/0/name").asString()).isEqualTo("Agent");
        });
        assertThat(rows("call")).isZero();
        // 29 to 32 days for each client: until five in the morning, today has no calls.
        assertThat(rows("call_rollup_day")).isBetween(87.0, 96.0);
        assertThat(rows("call_rollup")).isZero();
        assertThat(rows("client")).isLessThan(8);
        assertThat(statements).isLessThan(12);
    }

    @Test
    void allClientsNeedAsManyStatementsAsOne() {
        assertThat(read("/api/clients")).hasSize(CLIENTS);
        assertThat(rows("call")).isZero();
        assertThat(read("/api/clients?limit=1")).hasSize(1);

        assertThat(fewestStatements("/api/clients")).isEqualTo(fewestStatements("/api/clients?limit=1"));
    }

    /// Counts several times, because a check of the session or a job may add a statement to one of the
    /// counts.
    private static int fewestStatements(String path) {
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            read(path);
            fewest = Math.min(fewest, statements);
        }
        return fewest;
    }

    @Test
    void aSearchReadsNoCalls() {
        assertThat(read("/api/clients?limit=10&q=client-07")).hasSize(1);
        assertThat(rows("call")).isZero();
        assertThat(rows("call_rollup_day")).isLessThan(40);
    }

    @Test
    void onlyCallsOfAnUncountedHourAreRead() {
        List<JsonNode> before = read("/api/clients?limit=1");
        try (Owner owner = new Owner(server)) {
            owner.execute(
                    "set role aivors_intake",
                    """
                    insert into rollup_mark (client_id, hour)
                    select client_id, date_trunc('hour', max(listed_at), 'UTC') from call
                     where client_id = '%s' group by client_id""".formatted(before.getFirst().path("id").asString()),
                    "reset role");
            try {
                assertThat(read("/api/clients?limit=1")).isEqualTo(before);
                // Read once for the count and once for the agent's name.
                assertThat(rows("call")).isBetween(1.0, 4.0);
                assertThat(rows("call_rollup")).isLessThan(24);
                assertThat(rows("call_rollup_day")).isLessThan(70);
            } finally {
                owner.execute("set role aivors_intake", "delete from rollup_mark", "reset role");
            }
        }
    }
}
