package com.aivors.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Pools;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stored events restore the rows of calls, whatever has changed those rows, and nothing else.
class ReprocessingRunsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /// Compares byte for byte.
    private static final String CALLS = """
            select md5(string_agg(line, chr(10) order by line)) from (
                select c::text as line from call c union all select t::text from call_transcript t) lines
            """;

    private static final String ROLLUPS =
            "select md5(string_agg(line, chr(10) order by line)) from (select r::text as line from call_rollup r"
                    + " union all select d::text from call_rollup_day d) lines";

    private static TestServer server;
    private static Owner owner;
    private static Api operator;
    private static UUID acme;
    private static UUID globex;
    private static String right;
    private static String rightRollups;

    @BeforeAll
    static void start() throws SQLException {
        server = TestServer.hurried(Map.of());
        owner = new Owner(server);
        operator = Api.operator(server);
        acme = operator.createClient("Acme", "acme@client.test");
        globex = operator.createClient("Globex", "globex@client.test");
        operator.post("/api/clients/" + acme + "/agents", Map.of("agentId", "agent_acme"));
        operator.post("/api/clients/" + globex + "/agents", Map.of("agentId", "agent_globex"));
        for (String event : List.of("call_started", "call_ended")) {
            for (String agent : List.of("agent_acme", "agent_globex", "agent_nobody")) {
                List<?> events = IntStream.range(0, 140)
                        .mapToObj(i -> Webhook.event(event, agent + i, agent))
                        .toList();
                assertThat(Webhook.send(server, events).status()).isEqualTo(200);
            }
        }
        counted();
        right = text(CALLS);
        rightRollups = text(ROLLUPS);
    }

    @AfterAll
    static void stop() {
        owner.close();
        server.close();
    }

    @BeforeEach
    void assertCallsAreUnchanged() throws SQLException {
        assertThat(text(CALLS)).isEqualTo(right);
    }

    @Test
    void twoReplaysOfAllCallsChangeNothing() throws SQLException {
        long marks = owner.count("select count(*) from rollup_mark");
        for (int time = 0; time < 2; time++) {
            Map<String, Object> done = replayed(Map.of("from", "2000-01-01T00:00:00Z"));
            assertThat(done).containsEntry("read", 420L).containsEntry("changed", 0L);
            assertThat(owner.count("select count(*) from rollup_mark")).isLessThanOrEqualTo(marks);
            assertThat(text(CALLS)).isEqualTo(right);
            assertThat(text(ROLLUPS)).isEqualTo(rightRollups);
        }
    }

    @Test
    void aReplayRepairsDamagedCalls() throws SQLException {
        long broken = damage("update call set duration_ms = 1 where call_id = 'agent_acme1'")
                + damage("update call set started_at = started_at - interval '3 hours' where call_id = 'agent_acme2'")
                + damage("""
                        update call set status = 'error', field_keys = array_fill(9223372036854775807::bigint, array[18])
                         where call_id = 'agent_acme3'
                        """)
                + damage("update call set agent_id = null, summary = 'Wrong' where call_id = 'agent_globex4'")
                + damage("delete from call where call_id = 'agent_globex5'")
                + damage("delete from call_transcript where call_id = 'agent_globex6'")
                + damage("update call_transcript set transcript = 'Wrong', transcript_key = 9223372036854775807"
                        + " where call_id = 'agent_nobody7'")
                + damage("insert into call_transcript values ('" + acme + "', 'agent_acme8', 1, 'Wrong')"
                        + " on conflict (client_id, call_id) do update set transcript = 'Wrong'");
        assertThat(text(CALLS)).isNotEqualTo(right);

        assertThat(replayed(Map.of("from", "2000-01-01T00:00:00Z"))).containsEntry("changed", broken);
        counted();
        assertThat(text(CALLS)).isEqualTo(right);
        assertThat(text(ROLLUPS)).isEqualTo(rightRollups);
        assertThat(replayed(Map.of("from", "2000-01-01T00:00:00Z"))).containsEntry("changed", 0L);
    }

    @Test
    void aReplayIsLimitedToAClientAndAPeriod() throws SQLException {
        damage("update call set duration_ms = 1 where call_id in ('agent_acme1', 'agent_globex1', 'agent_nobody1')");
        assertThat(replayed(Map.of("clientId", acme)))
                .containsEntry("read", 140L)
                .containsEntry("changed", 1L);
        assertThat(owner.count("select count(*) from call where duration_ms = 1"))
                .isEqualTo(2);
        assertThat(replayed(Map.of("clientId", globex, "to", "2000-01-01T00:00:00Z")))
                .containsEntry("read", 0L);
        assertThat(replayed(Map.of("clientId", globex, "from", "2000-01-01T00:00:00Z")))
                .containsEntry("changed", 1L);
        assertThat(replayed(Map.of("to", Instant.now().plusSeconds(60).toString())))
                .containsEntry("changed", 1L);
    }

    @Test
    void aReplayOfOneCallFinishesInTheRequest() throws SQLException {
        damage("update call set duration_ms = 1 where call_id = 'agent_nobody9'");
        Reply reply = operator.post("/api/replays", Map.of("callId", "agent_nobody9"));
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.data().path("state").asString()).isEqualTo("done");
        assertThat(reply.data().path("callsRead").asInt()).isOne();
        assertThat(reply.data().path("callsChanged").asInt()).isOne();
        assertThat(owner.count("select count(*) from audit_entry where action = 'calls.replayed'"
                        + " and subject = 'agent_nobody9'"))
                .isOne();
    }

    @Test
    void aReplaySkipsACallWithUnreadableEvents() throws SQLException {
        damage("update call set duration_ms = 1 where call_id in ('agent_acme1', 'agent_acme3')");
        damage("update call_event set body = '\\x00' || body where call_id = 'agent_acme2'");
        Map<String, Object> done = replayed(Map.of("clientId", acme));
        damage("update call_event set body = substring(body from 2) where call_id = 'agent_acme2'");
        assertThat(done)
                .containsEntry("read", 140L)
                .containsEntry("changed", 2L)
                .containsEntry("failed", 1L);
    }

    /// The node that began the run is gone. The row has the position of the run.
    @Test
    void anotherNodeResumesAnInterruptedReplay() {
        owner.execute(
                "set role aivors_operator",
                "insert into replay (replay_id, client_id, requested_at, state, after_call, calls_read)"
                        + " values ('00000000-0000-0000-0000-000000000077', '" + acme
                        + "', now(), 'waiting', 'agent_acme2', 1000)",
                "reset role");
        assertThat(finished("00000000-0000-0000-0000-000000000077"))
                .containsEntry("read", 1000L + owner.count("""
                        select count(*) from call where client_id = '%s' and call_id > 'agent_acme2'
                        """.formatted(acme)));
    }

    @Test
    void aReplayWithAnInvalidOrUnknownScopeIsRefused() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("callId", "agent_acme1", "from", "2000-01-01T00:00:00Z"),
                Map.of("from", "yesterday"),
                Map.of("clientId", "nobody"),
                Map.of("from", "2001-01-01T00:00:00Z", "to", "2000-01-01T00:00:00Z"))) {
            assertThat(operator.post("/api/replays", wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertThat(operator.post("/api/replays", Map.of("callId", "unknown")).status())
                .isEqualTo(404);
        assertThat(operator.post("/api/replays", Map.of("callId", "agent_acme1", "clientId", globex))
                        .status())
                .isEqualTo(404);
        assertThat(operator.post("/api/replays", Map.of("clientId", UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        assertThat(operator.get("/api/replays/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private static Map<String, Object> replayed(Map<String, Object> scope) {
        Reply reply = operator.post("/api/replays", scope);
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        return finished(reply.data().path("id").asString());
    }

    /// Runs the job before its schedule, sometimes in parallel with it.
    private static Map<String, Object> finished(String id) {
        server.part(ReprocessingRuns.class).run(() -> true);
        var last = new HashMap<String, Object>();
        Eventually.until("the replay is done", SOON, () -> {
            var progress = operator.get("/api/replays/" + id).data();
            last.put("read", progress.path("callsRead").asLong());
            last.put("changed", progress.path("callsChanged").asLong());
            last.put("failed", progress.path("callsFailed").asLong());
            return progress.path("state").asString().equals("done")
                    && !progress.path("finishedAt").isMissingNode();
        });
        return last;
    }

    private static void counted() throws SQLException {
        Eventually.until("the rollup", SOON, () -> owner.count("select count(*) from rollup_mark") == 0);
    }

    /// @return the number of changed rows
    private static long damage(String sql) throws SQLException {
        try (Connection connection = server.part(Pools.class).intake().getConnection();
                var statement = connection.createStatement()) {
            int rows = statement.executeUpdate(sql);
            connection.commit();
            assertThat(rows).as(sql).isPositive();
            return rows;
        }
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = server.part(Pools.class).intake().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
