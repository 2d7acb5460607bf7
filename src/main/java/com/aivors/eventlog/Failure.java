package com.aivors.eventlog;

import com.aivors.platform.database.SqlFault;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;

/// The reaction to a failed write, by its [SqlFault].
public enum Failure {
    /// The database refuses the data: find the bad event and write the others.
    POISON,
    /// The database or its connection has a temporary problem: a retry may succeed.
    PASSING,
    /// Calls cannot be written: store at least the events.
    MERGE_BLOCKED;

    public static Failure of(SQLException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLTimeoutException) {
                return PASSING;
            }
        }
        return switch (SqlFault.of(e)) {
            case DATA -> POISON;
            case AWAY, PASSING, SYSTEM, UNKNOWN -> PASSING;
            // A statement that reached its time limit may have waited for a lock.
            case LOCKED, CANCELLED, OTHER -> MERGE_BLOCKED;
        };
    }

    /// Returns whether a lock or the database itself caused the failure, so that splitting the work
    /// would not help.
    static boolean isInTheWay(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                SqlFault fault = SqlFault.of(sql);
                return of(sql) == PASSING || fault == SqlFault.LOCKED || fault == SqlFault.CANCELLED;
            }
        }
        return e instanceof TransactionException;
    }
}
