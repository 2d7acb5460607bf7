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

/// Transactions under a role. The role and the client are set for the transaction only (`SET
/// LOCAL`), so that a pooled connection never carries one request's rights into the next.
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
    /// @throws IllegalStateException in a running transaction under another role or client: the rest
    ///     of the outer work would go on with the inner rights
    public <T extends @Nullable Object> T as(Role role, Function<JdbcClient, T> work) {
        return within("set local role " + role.sqlName(), work);
    }

    /// The same for what is derived from stored data, together with the mark that asks for it: a crash
    /// of the database may forget both, and it is done again. Many such commits in a row share one flush
    /// of the log, and the commits that answers wait for are not held up by each of them.
    public <T extends @Nullable Object> T derived(Role role, Function<JdbcClient, T> work) {
        return within("set local role " + role.sqlName() + "; set local synchronous_commit = off", work);
    }

    /// The same as [#as] for work that needs JDBC itself, such as arrays of rows.
    public <T extends @Nullable Object> T connected(Role role, ConnectionCallback<T> work) {
        return within("set local role " + role.sqlName(), _ -> statements.execute(work));
    }

    /// Runs `work` as one client: row-level security shows that client's rows and nothing else.
    public <T extends @Nullable Object> T asClient(UUID clientId, Function<JdbcClient, T> work) {
        return within(
                "set local role " + Role.CLIENT.sqlName() + "; set local aivors.client_id = '" + clientId + "'", work);
    }

    /// Runs `work` under another role within the running transaction and gives the outer role back:
    /// for what must happen as a whole or not at all, and no single role may do.
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
            // The transaction is over: it takes no statement any more.
            bind(outer);
            throw e;
        }
        statements.execute(outer.toString());
        bind(outer);
        return result;
    }

    /// Makes all reads of the running transaction see the data as of its first one. To be called before
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

    /// The key of a thread's present rights in a pool: another pool is another transaction.
    private record Rights(DataSource pool) {}
}
