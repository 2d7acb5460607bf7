package com.aivors.platform.database;

import com.aivors.platform.settings.DatabaseAddress;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/// Opens connections for a pool. While the database is unavailable, it retries every [#PAUSE].
/// Hikari's own pauses grow to 5 s, which would delay recovery after a restart of the database.
/// Callers of the pool still get their timeout in time.
final class PatientDataSource implements DataSource {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Driver driver = new Driver();
    private final String url;
    private final Properties properties;

    /// @param properties of the driver
    PatientDataSource(DatabaseAddress login, Properties properties) {
        this.url = login.jdbcUrl();
        this.properties = properties;
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
    }

    @Override
    public Connection getConnection() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Connection connection = driver.connect(url, properties);
                if (connection == null) {
                    throw new SQLException("not the address of a PostgreSQL server");
                }
                return connection;
            } catch (SQLException e) {
                if (SqlFault.of(e) != SqlFault.AWAY
                        || System.nanoTime() > deadline
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("a pool has one user");
    }

    /// Receives Hikari's limit for one attempt, in seconds.
    @Override
    public void setLoginTimeout(int seconds) {
        properties.setProperty("loginTimeout", Integer.toString(seconds));
    }

    @Override
    public int getLoginTimeout() {
        return Integer.parseInt(properties.getProperty("loginTimeout", "0"));
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // The driver logs by itself.
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("this data source wraps no other");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
