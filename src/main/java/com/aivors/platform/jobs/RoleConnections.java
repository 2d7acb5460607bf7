package com.aivors.platform.jobs;

import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Gives a library connections that have taken a role for their transaction. The library commits
/// after each piece of work; closing the connection rolls back the rest. Its commits do not wait
/// for the disk: a crash may lose who runs which job, and the nodes then agree anew.
final class RoleConnections extends DelegatingDataSource {

    private final Role role;

    RoleConnections(DataSource pool, Role role) {
        super(pool);
        this.role = role;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role " + role.sqlName() + "; set local synchronous_commit = off");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
