package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.aivors.faults.Findings.Kind;
import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.TestServer;
import com.aivors.testing.Waiting;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The negative controls: the checker must find every change of the data. Otherwise a fault with
/// the result "held" would prove nothing.
class CheckerTest {

    private static final DatabaseAddress DATABASE = TestDatabase.fresh();
    private static Ledger ledger;

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = connect();
                TestServer server = TestServer.start(Map.of(), DATABASE)) {
            Tenants.settle(connection);
            ledger = Load.all(new Traffic("control", Tenants.AGENTS).of(60), List.of(server.address()), 16);
            assertThat(ledger.unacknowledged()).isEmpty();
            Checker.check(ledger, connection, Tenants.OWNERS).assertNone();
        }
    }

    @AfterAll
    static void assertTheDataIsRestored() throws SQLException {
        try (Connection connection = connect()) {
            Checker.check(ledger, connection, Tenants.OWNERS).assertNone();
        }
    }

    @Test
    void aDeletedEventIsLost() throws SQLException {
        Findings findings = after("""
                delete from call_event where (client_id, call_id, event_hash) in
                    (select client_id, call_id, event_hash from call_event order by call_id limit 1)
                """);
        assertThat(findings.of(Kind.LOST)).hasSize(1);
        assertThatCode(findings::assertNone).isInstanceOf(AssertionError.class);
    }

    @Test
    void anAlteredBodyIsLost() throws SQLException {
        assertThat(after("""
                update call_event e set body = o.body, body_bytes = o.body_bytes
                  from (select body, body_bytes from call_event order by call_id desc limit 1) o
                 where e.call_id = (select min(call_id) from call_event) and e.event = 'call_ended'
                """).of(Kind.LOST)).isNotEmpty();
    }

    @Test
    void anAlteredCallIsFound() throws SQLException {
        for (String change : List.of(
                "duration_ms = duration_ms + 1",
                "status = 'ongoing'",
                "cost_cents = cost_cents * 2",
                "started_at = started_at + interval '1 ms'",
                "summary = null")) {
            assertThat(after("update call set " + change + " where call_id = (select max(call_id) from call)")
                            .of(Kind.FOLD))
                    .as(change)
                    .hasSize(1);
        }
        assertThat(after("update call_transcript set transcript = 'Agent: no' where call_id like '%7'")
                        .of(Kind.FOLD))
                .isNotEmpty();
    }

    @Test
    void aDeletedCallRowIsFound() throws SQLException {
        assertThat(after("delete from call where call_id = (select max(call_id) from call)")
                        .of(Kind.FOLD))
                .hasSize(1);
    }

    @Test
    void anEventStoredTwiceIsFound() throws SQLException {
        assertThat(after("""
                insert into call_event
                select gen_random_uuid(), call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body
                  from call_event order by call_id limit 1
                """).of(Kind.DUP)).hasSize(1);
    }

    @Test
    void aCallOfTheWrongClientIsFound() throws SQLException {
        Map<String, UUID> others = new HashMap<>(Tenants.OWNERS);
        others.put("agent_lake_01", Tenants.HARBOR);
        try (Connection connection = connect()) {
            assertThat(Checker.check(ledger, connection, others).of(Kind.OWNER)).isNotEmpty();
        }
    }

    @Test
    void aWrongAnswerIsFound() throws SQLException {
        Said said = ledger.lines().getFirst().said();
        for (Sent wrong : List.of(
                new Sent(said, 0, 400, 3, false),
                new Sent(said, 0, 500, 3, true),
                new Sent(said, 0, 503, 3, false),
                new Sent(said, 0, 0, Load.PATIENCE.toMillis(), false))) {
            var answered = new Ledger();
            answered.add(ledger);
            answered.add(wrong);
            try (Connection connection = connect()) {
                assertThat(Checker.check(answered, connection, Tenants.OWNERS).of(Kind.ERR))
                        .as(wrong.toString())
                        .hasSize(1);
            }
        }
    }

    @Fault(number = 0, value = "control: a server that acknowledges before it commits loses events")
    void acknowledgingBeforeCommitLosesEvents(Figures figures) throws SQLException, IOException {
        DatabaseAddress database = TestDatabase.fresh();
        try (Connection connection = connect(database);
                var hasty = new HastyServer(connect(database), HastyServer.Haste.ACKNOWLEDGES_FIRST);
                Load load = Load.begin(
                        new Traffic("hasty", Tenants.AGENTS).of(200), List.of(hasty.address()), 32, 100_000)) {
            Waiting.until(
                    "some answers", Load.PATIENCE, () -> load.ledger().lines().size() > 100);
            hasty.kill();
            Findings findings = Checker.check(load.stop(), connection, Tenants.OWNERS);
            figures.tell("%d lost events found", findings.of(Kind.LOST).size());
            assertThat(findings.of(Kind.LOST)).isNotEmpty();
        }
    }

    /// Returns the findings after the change, and then reverts the change.
    private static Findings after(String change) throws SQLException {
        try (Connection connection = connect()) {
            try (var statement = connection.createStatement()) {
                statement.execute("create table undo_event as table call_event");
                statement.execute("create table undo_call as table call");
                statement.execute("create table undo_transcript as table call_transcript");
                assertThat(statement.executeUpdate(change)).as(change).isPositive();
            }
            Findings findings = Checker.check(ledger, connection, Tenants.OWNERS);
            connection.setAutoCommit(true);
            restore(connection);
            return findings;
        }
    }

    private static void restore(Connection connection) throws SQLException {
        String columns;
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("""
                    select string_agg(quote_ident(attname), ', ') from pg_attribute
                     where attrelid = 'call'::regclass and attnum > 0 and attgenerated = '' and not attisdropped
                    """)) {
                rows.next();
                columns = rows.getString(1);
            }
            statement.execute("truncate call_event, call, call_transcript");
            statement.execute("insert into call_event table undo_event");
            statement.execute("insert into call (%1$s) select %1$s from undo_call".formatted(columns));
            statement.execute("insert into call_transcript table undo_transcript");
            statement.execute("drop table undo_event, undo_call, undo_transcript");
        }
    }

    private static Connection connect() throws SQLException {
        return connect(DATABASE);
    }

    private static Connection connect(DatabaseAddress database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
