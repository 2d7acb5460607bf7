package com.aivors.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Uses a separate server, because the job processes all clients.
class OldComparisonsTest {

    private static TestServer server;
    private static Database database;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        database = server.part(Database.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void deletesOnlyComparisonsThatNoPageShows() {
        var now = Instant.parse("2026-11-01T12:00:00Z");
        String client = Api.operator(server)
                .createClient("Compared", "compared@client.test")
                .toString();
        check(client, now);
        for (int i = 0; i < 2_100; i++) {
            compared(client, "old_" + i, now.minus(Duration.ofDays(200)), now.minus(Duration.ofDays(199)));
        }
        compared(client, "shown", now.minus(Duration.ofDays(92)), now.minus(Duration.ofDays(92)));
        compared(client, "filled_in", now.minus(Duration.ofDays(400)), now.minus(Duration.ofDays(1)));

        new OldComparisons(database, InstantSource.fixed(now)).run(() -> true);

        assertThat(remaining(client)).containsExactly("filled_in", "shown");
    }

    @Test
    void aShutdownStopsTheDeletion() {
        var now = Instant.parse("2026-11-01T12:00:00Z");
        String client =
                Api.operator(server).createClient("Ended", "ended@client.test").toString();
        check(client, now);
        compared(client, "old", now.minus(Duration.ofDays(200)), now.minus(Duration.ofDays(199)));

        new OldComparisons(database, InstantSource.fixed(now)).run(() -> false);

        assertThat(remaining(client)).containsExactly("old");
    }

    private static void check(String client, Instant at) {
        database.as(
                Role.INTAKE,
                db -> db.sql(
                                "insert into completeness_check (client_id, checked_until, checked_at) values (?::uuid, ?, ?)")
                        .params(client, Timestamp.from(at), Timestamp.from(at))
                        .update());
    }

    private static void compared(String client, String callId, Instant startedAt, Instant checkedAt) {
        database.as(
                Role.INTAKE,
                db -> db.sql("insert into retell_call (client_id, call_id, agent_id, started_at, checked_at)"
                                + " values (?::uuid, ?, 'agent_compared', ?, ?)")
                        .params(client, callId, Timestamp.from(startedAt), Timestamp.from(checkedAt))
                        .update());
    }

    private static List<String> remaining(String client) {
        return database.as(
                Role.INTAKE,
                db -> db.sql("select call_id from retell_call where client_id = ?::uuid order by call_id")
                        .param(client)
                        .query(String.class)
                        .list());
    }
}
