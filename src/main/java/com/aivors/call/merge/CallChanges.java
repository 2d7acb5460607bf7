package com.aivors.call.merge;

import com.aivors.platform.database.StatementGroup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Writes what follows from changed calls in the transaction that changes them: both are committed,
/// or neither. Given by configuration; every bean of this type is asked.
@FunctionalInterface
public interface CallChanges {

    /// @param connection for what must be read first
    /// @param changes in the order of all writers, at most one a call
    /// @param writes receives what is to be written; one round trip for all followers
    void written(Connection connection, List<CallChange> changes, StatementGroup writes) throws SQLException;
}
