package com.aivors.platform.database;

import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs transactions under a role. `SET LOCAL` sets role and client for one transaction only, so
/// that a pooled connection never carries the rights of one request into the next.
public final class Database {

    private final TransactionTemplate transaction;
    private final JdbcTemplate statements;
    private final JdbcClient client;
    private final Rights rights;

    public Database(DataSource pool) {
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        this.statements = new JdbcTemplate(pool);
        this.client = JdbcClient.create(statements);
        this.rights = new Rights(pool);
    }

    /// Runs `work` in one transaction under `role`; nested calls join the transaction.
    ///
    /// @throws IllegalStateException in a running transaction under another role or client: the
    ///     rest of the outer work would continue with the inner rights
    public <T extends @Nullable Object> T as(Role role, Function<JdbcClient, T> work) {
        return within("set local role " + role.sqlName(), work);
    }

    /// Same as [#as], for data that is derived from stored data in the same transaction as its
    /// mark. Commits without waiting for the disk: a crash of the database may lose both data and
    /// mark changes, and the job derives them again. Many such commits share one flush of the log,
    /// so they do not delay the commits that senders wait for.
    public <T extends @Nullable Object> T derived(Role role, Function<JdbcClient, T> work) {
        return within("set local role " + role.sqlName() + "; set local synchronous_commit = off", work);
    }

    /// Same as [#as], for work that needs JDBC itself, such as arrays of rows.
    public <T extends @Nullable Object> T connected(Role role, ConnectionCallback<T> work) {
        return within("set local role " + role.sqlName(), _ -> statements.execute(work));
    }

    /// Runs `work` as one client: row-level security shows only the rows of that client.
    public <T extends @Nullable Object> T asClient(UUID clientId, Function<JdbcClient, T> work) {
        return within(
                "set local role " + Role.CLIENT.sqlName() + "; set local aivors.client_id = '" + clientId + "'", work);
    }

    /// Runs `work` under another role within the running transaction, then restores the outer role:
    /// for work that must be one transaction but that no single role may do.
    ///
    /// @throws IllegalStateException when no transaction is running
    public <T extends @Nullable Object> T switchedTo(Role role, Function<JdbcClient, T> work) {
        Object outer = TransactionSynchronizationManager.getResource(rights);
        if (outer == null) {
            throw new IllegalStateException("There is no transaction to switch the role of");
        }
        String inner = "set local role " + role.sqlName();
        statements.execute(inner);
        bind(inner);
        T result;
        try {
            result = work.apply(client);
        } catch (RuntimeException | Error e) {
            // The transaction has failed and accepts no further statement.
            bind(outer);
            throw e;
        }
        statements.execute(outer.toString());
        bind(outer);
        return result;
    }

    /// Makes all reads of the running transaction see the data as of its first read. Call it before
    /// that.
    public static void readAsOfOneMoment(JdbcClient sql) {
        sql.sql("set transaction isolation level repeatable read").update();
    }

    private void bind(Object settings) {
        TransactionSynchronizationManager.unbindResource(rights);
        TransactionSynchronizationManager.bindResource(rights, settings);
    }

    @SuppressWarnings("NullAway") // the callback's result is T, null where T allows it
    private <T extends @Nullable Object> T within(String settings, Function<JdbcClient, T> work) {
        Object running = TransactionSynchronizationManager.getResource(rights);
        if (running != null) {
            if (!running.equals(settings)) {
                throw new IllegalStateException(
                        "A transaction with \"%s\" cannot go on with \"%s\"".formatted(running, settings));
            }
            return transaction.execute(_ -> work.apply(client));
        }
        return transaction.execute(_ -> {
            statements.execute(settings);
            TransactionSynchronizationManager.bindResource(rights, settings);
            try {
                return work.apply(client);
            } finally {
                TransactionSynchronizationManager.unbindResource(rights);
            }
        });
    }

    /// The key under which a thread's current rights in a pool are bound: each pool has its own
    /// transaction.
    private record Rights(DataSource pool) {}
}
