package com.aivors.call.merge;

import com.aivors.platform.database.StatementGroup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Writes the consequences of changed calls in the transaction that changes them, so that both
/// commit or neither. Each bean of this type is called.
@FunctionalInterface
public interface CallChanges {

    /// @param connection for reads that the consequences need
    /// @param changes in the lock order that all writers share, at most one per call
    /// @param writes collects the statements; all followers share one round trip
    void written(Connection connection, List<CallChange> changes, StatementGroup writes) throws SQLException;
}
