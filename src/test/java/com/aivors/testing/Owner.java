package com.aivors.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The database's owner, for tests that inspect or change the database directly. Row-level security
/// applies to it too: it reads as the operator.
public final class Owner implements AutoCloseable {

    private final Connection connection;

    public Owner(TestServer server) {
        var address = server.database();
        try {
            this.connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String... statements) {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns the single number of a query, run as operator.
    public long count(String query) {
        try (var statement = connection.createStatement()) {
            statement.execute("set role aivors_operator");
            try (var rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            } finally {
                statement.execute("reset role");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
