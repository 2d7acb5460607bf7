package com.aivors.call;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Writes what follows from changed calls in the transaction that changes them: both are committed,
/// or neither. Given by configuration; every bean of this type is asked.
@FunctionalInterface
public interface CallChanges {

    /// @param changes in the order of all writers, at most one a call
    void written(Connection connection, List<CallChange> changes) throws SQLException;
}
