package com.aivors.faults;

import com.aivors.eventlog.DeliveryReplay;
import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import com.aivors.testing.Waiting;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Two nodes in this process on one database, with three clients.
final class TwoNodes implements AutoCloseable {

    /// All data of calls that a replay could change.
    private static final String DUMP = """
            select string_agg(line, chr(10) order by line) from (
                select c::text as line from call c
                union all select t::text from call_transcript t
                union all select r::text from call_rollup r
                union all select d::text from call_rollup_day d
                union all select concat(client_id, call_id, event_hash, sent_at, received_at) from call_event
            ) lines
            """;

    private final DatabaseAddress database;
    private final TestServer one;
    private final TestServer other;

    private TwoNodes(DatabaseAddress database, TestServer one, TestServer other) {
        this.database = database;
        this.one = one;
        this.other = other;
    }

    static TwoNodes start() {
        DatabaseAddress database = TestDatabase.fresh();
        var nodes =
                new TwoNodes(database, TestServer.hurried(Map.of(), database), TestServer.hurried(Map.of(), database));
        try (Connection connection = nodes.connect()) {
            Tenants.settle(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return nodes;
    }

    TestServer one() {
        return one;
    }

    TestServer other() {
        return other;
    }

    List<URI> addresses() {
        return List.of(one.address(), other.address());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /// @throws AssertionError when the checker finds an error
    Findings check(Ledger ledger) {
        try (Connection connection = connect()) {
            Findings findings = Checker.check(ledger, connection, Tenants.OWNERS);
            findings.assertNone();
            return findings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Connects the agent to this client, after disconnecting it from any other.
    void connect(String agentId, UUID client) {
        execute("""
                update agent_link set unlinked_at = now() where agent_id = '%1$s' and unlinked_at is null;
                insert into agent_link (link_id, agent_id, client_id, linked_at)
                values (gen_random_uuid(), '%1$s', '%2$s', now())
                """.formatted(agentId, client));
    }

    /// Returns the clients that own the row or events of the call.
    List<UUID> ownersOf(String callId) {
        return uuids("""
                select client_id from call where call_id = '%1$s'
                union select client_id from call_event where call_id = '%1$s'
                """.formatted(callId));
    }

    private List<UUID> uuids(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<UUID>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String dump() {
        return text(DUMP);
    }

    /// Waits until every hour is counted.
    void awaitRollups() {
        Waiting.until(
                "the rollups",
                Duration.ofSeconds(40),
                () -> text("select count(*) from rollup_mark").equals("0"));
    }

    /// Replays all calls that received something since then, in the background.
    ///
    /// @return the number of calls that differed from their events
    int replay(String from) {
        Api operator = Api.operator(one);
        String id = operator.post("/api/replays", Map.of("from", from))
                .data()
                .path("id")
                .asString();
        Waiting.until(
                "the replay",
                Duration.ofSeconds(60),
                () -> operator.get("/api/replays/" + id)
                        .data()
                        .path("state")
                        .asString()
                        .equals("done"));
        return operator.get("/api/replays/" + id).data().path("callsChanged").asInt();
    }

    /// Replays every call, in random order, alternately on both nodes.
    ///
    /// @return the number of calls
    int replayAll() throws SQLException {
        record Key(String callId, UUID sourceId) {}
        var keys = new ArrayList<Key>();
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select call_id, source_id from call_route")) {
            while (rows.next()) {
                keys.add(new Key(rows.getString(1), rows.getObject(2, UUID.class)));
            }
        }
        Collections.shuffle(keys, new Random(keys.size()));
        for (int i = 0; i < keys.size(); i++) {
            var _ = (i % 2 == 0 ? one : other)
                    .part(DeliveryReplay.class)
                    .call(keys.get(i).callId(), keys.get(i).sourceId());
        }
        return keys.size();
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
