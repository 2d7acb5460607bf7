package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {

    @Test
    void requestsGet503UntilTheDatabaseIsBack() throws SQLException {
        try (TestServer server = TestServer.start()) {
            Api operator = Api.operator(server);
            Map<String, String> login =
                    Map.of("email", TestServer.OPERATOR_EMAIL, "password", TestServer.OPERATOR_PASSWORD);

            allowConnections(server.database(), false);
            for (Reply reply : new Reply[] {
                operator.get("/api/clients"),
                operator.get("/api/auth/me"),
                Api.of(server).post("/api/auth/login", login)
            }) {
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.code()).isEqualTo("unavailable");
                assertThat(reply.header("Retry-After")).isPresent();
            }

            allowConnections(server.database(), true);
            assertThat(operator.get("/api/auth/me").status()).isEqualTo(200);
        }
    }

    private static void allowConnections(DatabaseAddress database, boolean allowed) throws SQLException {
        String elsewhere = database.jdbcUrl().replace("/" + database.name(), "/postgres");
        try (var connection = DriverManager.getConnection(elsewhere, database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("alter database " + database.name() + " allow_connections " + allowed);
            if (!allowed) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + database.name() + "'");
            }
        }
    }
}
