package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Pools;
import com.aivors.testing.Api;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A read that takes too long is cancelled with a clear error, and affects no other request.
class SlowReadTest {

    @Test
    void slowReadsAreCancelledWith503() throws SQLException {
        try (TestServer server = TestServer.start();
                Owner locker = new Owner(server)) {
            Api client = Api.operator(server).newClient("Slow");
            shortenTimeouts(server.part(Pools.class));
            locker.execute("begin", "lock table call in access exclusive mode");
            for (String path :
                    new String[] {"/api/calls", "/api/calls?q=roof", "/api/calls/export.csv", "/api/analytics/overview"
                    }) {
                Reply reply = client.get(path);
                assertThat(reply.status()).as(path).isEqualTo(503);
                assertThat(reply.code()).isEqualTo("too-slow");
                assertThat(reply.header("Retry-After")).isPresent();
            }
            assertThat(Webhook.send(server, Webhook.event("call_ended", "call_meanwhile", "agent_slow"))
                            .status())
                    .as("events are taken meanwhile, and merged later")
                    .isEqualTo(200);
            locker.execute("rollback");
            assertThat(client.get("/api/calls").status()).isEqualTo(200);
        }
    }

    /// Shortens the timeout, so that the test is fast.
    private static void shortenTimeouts(Pools pools) throws SQLException {
        for (HikariDataSource pool : List.of(pools.reads(), pools.slowReads())) {
            shortenTimeouts(pool);
        }
    }

    private static void shortenTimeouts(HikariDataSource pool) throws SQLException {
        var all = new ArrayList<Connection>();
        for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
            all.add(pool.getConnection());
        }
        for (Connection connection : all) {
            try (connection;
                    var statement = connection.createStatement()) {
                statement.execute("set statement_timeout = 300");
            }
        }
    }
}
