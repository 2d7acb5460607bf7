package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/// One of two nodes is killed during its work. The other one completes it, and nothing is done
/// twice. A lock holds the work up, so that the kill surely happens during the work.
@Tag("faults")
class TakeoverFaultTest {

    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLS = 300;

    private static final String MISCOUNTED = """
            (select client_id, date_trunc('hour', listed_at, 'UTC') as hour, count(*) as calls from call group by 1, 2) c
              full join (select client_id, hour, sum(calls) as calls from call_rollup group by 1, 2) r
                using (client_id, hour)
             where c.calls is distinct from r.calls
            """;

    @Fault(number = 18, value = "a node killed inside the rollup: the other counts")
    void nodeKilledInTheRollup(Figures figures) throws SQLException {
        try (Site site = Site.open("taken-rollup")) {
            Ledger ledger;
            Service other = site.node(site.database().url());
            try (Connection held = held(site, "lock table call_rollup in access exclusive mode")) {
                ledger = Load.all(
                        new Traffic("rolled", Tenants.AGENTS).of(CALLS),
                        site.addresses().subList(0, 1),
                        16);
                awaitStuck(site, "%call_rollup%", 1);
                // The second node starts later, so that the first one has the work.
                other.start();
                killAndRelease(site, held);
            }
            figures.tell("marks gone after %s", seconds(awaitNone(site, "rollup_mark")));
            assertThat(site.database().count("call_rollup")).isPositive();
            assertThat(site.database().count(MISCOUNTED)).isZero();
            site.service().start();
            figures.tell("%s", site.settleAndCheck(ledger));
        }
    }

    @Fault(number = 18, value = "a node killed inside the sweeper: the other merges")
    void nodeKilledInTheSweeper(Figures figures) throws SQLException {
        try (Site site = Site.open("taken-sweeper")) {
            Ledger ledger;
            Service other = site.node(site.database().url());
            other.start();
            try (Connection held = held(site, "lock table call in access exclusive mode")) {
                // Sends more than one sweep takes, so that both nodes are sweeping when one is
                // killed. Sends unanswered events again, because a stuck merge is given up only
                // after seconds.
                ledger = Load.settle(
                        Load.all(new Traffic("swept", Tenants.AGENTS).of(CALLS), site.addresses(), 200),
                        site.addresses(),
                        Duration.ofSeconds(60));
                assertThat(site.database().count("merge_backlog")).isGreaterThan(100);
                awaitStuck(site, "%insert into call %", 2);
                killAndRelease(site, held);
            }
            figures.tell("backlog gone after %s", seconds(awaitNone(site, "merge_backlog")));
            site.service().start();
            figures.tell("%s", site.settleAndCheck(ledger));
        }
    }

    @Fault(number = 18, value = "a node killed inside a handover: the other hands over the rest")
    void nodeKilledInAHandover(Figures figures) throws SQLException {
        try (Site site = Site.open("taken-handover")) {
            String agent = "agent_nobody_01";
            Service other = site.node(site.database().url());
            other.start();
            Ledger ledger = Load.all(new Traffic("given", List.of(agent)).of(CALLS), site.addresses(), 16);
            assertThat(nobodys(site)).isPositive();
            // Locks the last call, so that hundreds are handed over before it.
            try (Connection held = held(site, """
                    select from call where client_id = '00000000-0000-0000-0000-000000000000'
                     order by call_id desc limit 1 for update
                    """)) {
                Api operator =
                        Api.of(site.service().address()).signIn(Service.OPERATOR_EMAIL, Service.OPERATOR_PASSWORD);
                Thread.ofVirtual().start(() -> assign(operator, agent));
                awaitStuck(site, "%delete from call %", 1);
                figures.tell("killed with %d of %d calls still kept", nobodys(site), CALLS);
                killAndRelease(site, held);
            }
            figures.tell("handed over after %s", seconds(awaitNone(site, "handover")));
            assertThat(nobodys(site)).isZero();
            assertThat(site.database().count("call_event where client_id = '" + Tenants.NOBODY + "'"))
                    .isZero();
            assertThat(site.database().count("call")).isEqualTo(CALLS);
            Map<String, UUID> owners = new HashMap<>(Tenants.OWNERS);
            owners.put(agent, Tenants.HARBOR);
            try (Connection connection = site.database().connect()) {
                Findings findings = Checker.check(ledger, connection, owners);
                findings.assertNone();
                figures.tell("%s", findings);
            }
        }
    }

    @Fault(number = 18, value = "a node killed inside a replay of damaged calls: the other goes on")
    void nodeKilledInAReplay(Figures figures) throws SQLException {
        try (Site site = Site.open("taken-replay")) {
            Service other = site.node(site.database().url());
            other.start();
            List<Said> said = new ArrayList<>(new Traffic("replayed", Tenants.AGENTS).of(CALLS));
            Collections.shuffle(said, new Random(CALLS));
            Ledger ledger = Load.all(said, site.addresses(), 16);
            site.database().execute("update call set duration_ms = 1, sentiment = null");
            Api operator = Api.of(other.address()).signIn(Service.OPERATOR_EMAIL, Service.OPERATOR_PASSWORD);
            String id;
            try (Connection held = held(site, "lock table call_transcript in access exclusive mode")) {
                id = operator.post("/api/replays", Map.of("from", "2000-01-01T00:00:00Z"))
                        .data()
                        .path("id")
                        .asString();
                awaitStuck(site, "%call_transcript%", 1);
                // The killed node need not have the work itself. Its connections to the database
                // end.
                site.service().kill();
                held.rollback();
            }
            long took = Waiting.until(
                    "the replay", TAKEN_OVER, () -> state(operator, id).equals("done"));
            figures.tell(
                    "done after %s, %s",
                    seconds(took), operator.get("/api/replays/" + id).data());
            assertThat(operator.get("/api/replays/" + id)
                            .data()
                            .path("callsChanged")
                            .asInt())
                    .isEqualTo(CALLS);
            site.service().start();
            figures.tell("%s", site.settleAndCheck(ledger));
        }
    }

    private static void assign(Api operator, String agent) {
        try {
            operator.post("/api/unclaimed/" + agent + "/assign", Map.of("clientId", Tenants.HARBOR));
        } catch (RuntimeException e) {
            // The node was killed.
        }
    }

    private static String state(Api operator, String id) {
        return operator.get("/api/replays/" + id).data().path("state").asString();
    }

    private static long nobodys(Site site) {
        return site.database().count("call where client_id = '" + Tenants.NOBODY + "'");
    }

    /// Holds a lock until the connection is closed.
    private static Connection held(Site site, String lock) throws SQLException {
        Connection connection = site.database().connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(lock);
        }
        return connection;
    }

    /// Waits until this number of nodes wait for the lock with such a statement.
    private static void awaitStuck(Site site, String statement, int nodes) {
        Waiting.until("the work is stuck", PATIENCE, () -> site.database().count("""
                        pg_stat_activity where wait_event_type = 'Lock' and application_name = 'aivors-jobs'
                           and query like '%s'
                        """.formatted(statement)) >= nodes);
    }

    private static void killAndRelease(Site site, Connection held) throws SQLException {
        site.service().kill();
        held.rollback();
    }

    private static long awaitNone(Site site, String table) {
        return Waiting.until("no " + table, TAKEN_OVER, () -> site.database().count(table) == 0);
    }

    private static String seconds(long millis) {
        return "%.1f s".formatted(millis / 1_000.0);
    }
}
