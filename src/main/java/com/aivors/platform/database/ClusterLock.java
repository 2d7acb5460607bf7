package com.aivors.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/// Work that one transaction in the whole cluster does at a time, even while a node that was thought
/// dead still works.
public enum ClusterLock {
    ROLLUPS(0x524F_4C4C),
    SEARCH_INDEX(0x5345_4152);

    private final String take;

    /// @param key the first of two; the second is 0
    ClusterLock(int key) {
        this.take = "select pg_try_advisory_xact_lock(" + key + ", 0)";
    }

    /// Takes the lock until the end of the transaction, without waiting.
    ///
    /// @return false while another transaction has it
    public boolean take(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var taken = statement.executeQuery(take)) {
            return taken.next() && taken.getBoolean(1);
        }
    }
}
