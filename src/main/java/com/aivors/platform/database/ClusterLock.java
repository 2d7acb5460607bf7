package com.aivors.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/// Locks for jobs that derive data from stored calls. One transaction in the whole cluster holds a
/// lock at a time, even if a node that was thought dead still runs. A node that is older than the
/// schema never gets a lock: its figures and index rows would lack what a newer version derives,
/// and no mark would ask for them again.
public enum ClusterLock {
    ROLLUPS(0x524F_4C4C),
    SEARCH_INDEX(0x5345_4152);

    private final String take;

    /// @param key the first of two lock keys; the second is 0
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
