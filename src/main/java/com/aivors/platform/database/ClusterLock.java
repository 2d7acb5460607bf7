package com.aivors.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/// Makes what is derived from stored calls: work that one transaction in the whole cluster does at a
/// time, even while a node that was thought dead still works. A node that is older than the schema does
/// none of it: its figures and index rows would lack what a newer version derives, and no mark would be
/// left to tell.
public enum ClusterLock {
    ROLLUPS(0x524F_4C4C),
    SEARCH_INDEX(0x5345_4152);

    private final String take;

    /// @param key the first of two; the second is 0
    ClusterLock(int key) {
        this.take = """
                select not exists (select from flyway_schema_history where success and version::numeric > %s)
                       and pg_try_advisory_xact_lock(%d, 0)
                """.formatted(SchemaVersion.OURS.toPlainString(), key);
    }

    /// Takes the lock until the end of the transaction, without waiting.
    ///
    /// @return false while another transaction has it, and while the schema is newer than this program
    public boolean take(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var taken = statement.executeQuery(take)) {
            return taken.next() && taken.getBoolean(1);
        }
    }
}
