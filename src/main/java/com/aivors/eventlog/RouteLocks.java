package com.aivors.eventlog;

import java.sql.Connection;
import java.sql.SQLException;

/// Routes of claimed calls are read without a lock: they hardly ever change. Writers share this
/// lock from before they read one until their commit; what takes a claimed call away from its
/// client holds it alone, for as short as it can.
final class RouteLocks {

    /// The first key of the advisory locks on agents, which share their space with others.
    static final int AGENTS = 0x4147_4E54;

    /// The first key of two, as with the locks on agents.
    private static final int KEY = 0x524F_5554;

    static final String SHARED = "select pg_advisory_xact_lock_shared(" + KEY + ", 0)";
    private static final String ALONE = "select pg_advisory_xact_lock(" + KEY + ", 0)";

    /// Writers queue up behind whoever waits for this lock.
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
