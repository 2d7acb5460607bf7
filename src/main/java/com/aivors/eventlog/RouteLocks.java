package com.aivors.eventlog;

import java.sql.Connection;
import java.sql.SQLException;

/// Locks for routes. Routes of claimed calls are read without row locks, because they rarely
/// change. Writers share this lock from before they read a route until their commit. A transaction
/// that takes a claimed call from its client holds the lock exclusively, for as short as possible.
final class RouteLocks {

    /// The first key of the advisory locks on agents.
    static final int AGENTS = 0x4147_4E54;

    /// The first of two keys, as with the locks on agents.
    private static final int KEY = 0x524F_5554;

    static final String SHARED = "select pg_advisory_xact_lock_shared(" + KEY + ", 0)";
    private static final String ALONE = "select pg_advisory_xact_lock(" + KEY + ", 0)";

    /// Limits the wait, because writers queue behind a transaction that waits for this lock.
    private static final String PATIENCE = "set local lock_timeout = '2s'";

    private RouteLocks() {}

    static void share(Connection connection) throws SQLException {
        execute(connection, SHARED);
    }

    static void holdAlone(Connection connection) throws SQLException {
        execute(connection, PATIENCE);
        execute(connection, ALONE);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
