package com.aivors.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The database's owner, for tests that look or act behind the service. Row-level security holds
/// for it too: it reads as the operator does.
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

    /// The only number that a query answers, asked as operator.
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
