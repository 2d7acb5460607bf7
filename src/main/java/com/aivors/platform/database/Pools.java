package com.aivors.platform.database;

import com.aivors.platform.settings.DatabaseAddress;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;

/// Connection pools, apart from each other so that slow reports never starve the webhooks.
///
/// Hikari: the pool Spring Boot itself ships and configures best.
public record Pools(HikariDataSource intake, HikariDataSource reads, HikariDataSource slowReads, HikariDataSource jobs)
        implements AutoCloseable {

    private static final int INTAKE_CONNECTIONS = 6;
    private static final int READ_CONNECTIONS = 10;
    private static final int SLOW_READ_CONNECTIONS = 5;
    private static final int JOB_CONNECTIONS = 4;

    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(60);

    /// A webhook's sender waits: what is locked for longer is left for a repair job.
    private static final Duration LOCK_PATIENCE = Duration.ofMillis(2_500);

    /// One plan for all clients is wrong for most of them: a client may have ten calls or a million, and a
    /// period an hour or a year.
    private static final String PLAN_EACH = "set plan_cache_mode = force_custom_plan";

    /// A 200 to a webhook means on disk, whatever the server's own setting; stricter ones stay.
    private static final String SYNC = "select set_config('synchronous_commit', 'on', false)"
            + " where current_setting('synchronous_commit') = 'off'";

    /// @param login the user without rights of its own
    public static Pools open(DatabaseAddress login) {
        return new Pools(
                pool(login, "intake", INTAKE_CONNECTIONS, Duration.ofSeconds(2), Duration.ofSeconds(5), Role.INTAKE),
                pool(login, "reads", READ_CONNECTIONS, Duration.ofSeconds(4), Duration.ofSeconds(20), null),
                pool(login, "slow-reads", SLOW_READ_CONNECTIONS, Duration.ofSeconds(10), Duration.ofSeconds(20), null),
                pool(login, "jobs", JOB_CONNECTIONS, Duration.ofSeconds(10), Duration.ofMinutes(5), null));
    }

    /// @param fixed a role that every connection of the pool keeps, saving a round trip per
    ///     transaction; null leaves it to [Database]
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
        // A database that is away at start must not stop the service: readiness tells, the pool keeps trying.
        config.setInitializationFailTimeout(-1);
        // Asking a connection whether it still lives must not use up the wait of who asked for it.
        config.setValidationTimeout(1_000);
        var driver = new Properties();
        driver.setProperty("ApplicationName", "aivors-" + name);
        driver.setProperty("prepareThreshold", "2");
        driver.setProperty("connectTimeout", "2");
        driver.setProperty("tcpKeepAlive", "true");
        // The details of an error hold the values of the row: nothing for a log.
        driver.setProperty("logServerErrorDetail", "false");
        // Ends a wait for a silent network (blackhole) after the server itself would have given up.
        driver.setProperty("socketTimeout", String.valueOf(statementTimeout.toSeconds() + 1));
        config.setDataSource(new PatientDataSource(login, driver));
        // Nor may a slow reader of an answer, such as an export, keep a transaction open.
        String timeout = "set statement_timeout = " + statementTimeout.toMillis()
                + "; set idle_in_transaction_session_timeout = " + IDLE_IN_TRANSACTION.toMillis();
        // The intake writes its transactions by hand; the others leave that to Spring.
        config.setAutoCommit(fixed == null);
        // Commits the settings below by themselves: a rollback of the connection's first work would undo them, and
        // with them the role.
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
