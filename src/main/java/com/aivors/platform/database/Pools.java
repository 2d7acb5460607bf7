package com.aivors.platform.database;

import com.aivors.platform.settings.DatabaseAddress;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;

/// Separate connection pools, so that slow reports never take connections from the webhooks.
///
/// Uses Hikari, which Spring Boot ships and configures.
public record Pools(HikariDataSource intake, HikariDataSource reads, HikariDataSource slowReads, HikariDataSource jobs)
        implements AutoCloseable {

    private static final int INTAKE_CONNECTIONS = 6;
    private static final int READ_CONNECTIONS = 10;
    private static final int SLOW_READ_CONNECTIONS = 5;
    private static final int JOB_CONNECTIONS = 4;

    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(60);

    /// The sender of a webhook waits, so work on rows that stay locked longer is left to a repair
    /// job.
    private static final Duration LOCK_PATIENCE = Duration.ofMillis(2_500);

    /// Plans each execution anew, because no single plan fits all clients: a client has ten calls
    /// or a million, and a period is an hour or a year.
    private static final String PLAN_EACH = "set plan_cache_mode = force_custom_plan";

    /// Makes a 200 to a webhook mean "on disk", whatever the server's own setting. Stricter
    /// settings stay.
    private static final String SYNC = "select set_config('synchronous_commit', 'on', false)"
            + " where current_setting('synchronous_commit') = 'off'";

    /// @param login the service's user, which has no rights of its own
    public static Pools open(DatabaseAddress login) {
        return new Pools(
                pool(login, "intake", INTAKE_CONNECTIONS, Duration.ofSeconds(2), Duration.ofSeconds(5), Role.INTAKE),
                pool(login, "reads", READ_CONNECTIONS, Duration.ofSeconds(4), Duration.ofSeconds(20), null),
                pool(login, "slow-reads", SLOW_READ_CONNECTIONS, Duration.ofSeconds(10), Duration.ofSeconds(20), null),
                pool(login, "jobs", JOB_CONNECTIONS, Duration.ofSeconds(10), Duration.ofMinutes(5), null));
    }

    /// @param fixed a role that every connection of the pool keeps, which saves a round trip per
    ///     transaction; with null, [Database] sets the role
    private static HikariDataSource pool(
            DatabaseAddress login,
            String name,
            int size,
            Duration connectionTimeout,
            Duration statementTimeout,
            @org.jspecify.annotations.Nullable Role fixed) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(connectionTimeout.toMillis());
        // An unavailable database must not stop the start: readiness reports it, and the pool keeps trying.
        config.setInitializationFailTimeout(-1);
        // The check of an idle connection must not use up the caller's waiting time.
        config.setValidationTimeout(1_000);
        var driver = new Properties();
        driver.setProperty("ApplicationName", "aivors-" + name);
        driver.setProperty("prepareThreshold", "2");
        driver.setProperty("connectTimeout", "2");
        driver.setProperty("tcpKeepAlive", "true");
        // The details of an error contain row values, which must not appear in a log.
        driver.setProperty("logServerErrorDetail", "false");
        // Ends a wait on a silent network (black hole), after the server's own timeout would have fired.
        driver.setProperty("socketTimeout", String.valueOf(statementTimeout.toSeconds() + 1));
        config.setDataSource(new PatientDataSource(login, driver));
        // The second limit stops a slow reader of an answer, such as an export, from keeping a
        // transaction open.
        String timeout = "set statement_timeout = " + statementTimeout.toMillis()
                + "; set idle_in_transaction_session_timeout = " + IDLE_IN_TRANSACTION.toMillis();
        // The intake controls its transactions itself; Spring controls the others.
        config.setAutoCommit(fixed == null);
        // Commits the settings below separately: a rollback of the connection's first work would
        // undo them, including the role.
        config.setIsolateInternalQueries(true);
        config.setConnectionInitSql(
                fixed == null
                        ? timeout + "; " + PLAN_EACH
                        : timeout + "; set lock_timeout = " + LOCK_PATIENCE.toMillis() + "; " + SYNC + "; set role "
                                + fixed.sqlName());
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        intake.close();
        reads.close();
        slowReads.close();
        jobs.close();
    }
}
