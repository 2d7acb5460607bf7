package com.aivors.eventlog;

import com.aivors.platform.database.SqlFault;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;

/// What a failed write asks for, by its [SqlFault].
public enum Failure {
    /// The data itself is refused: find the one and write the others.
    POISON,
    /// The database or the way to it is in trouble: the same again may work.
    PASSING,
    /// Something keeps the calls from being written: keep the events at least.
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
            // A statement that ran into its time limit may have waited behind a lock.
            case LOCKED, CANCELLED, OTHER -> MERGE_BLOCKED;
        };
    }

    /// A lock, or the database itself: nothing that another order of work would cure.
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
