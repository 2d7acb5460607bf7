package com.aivors.eventlog;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;

/// The reaction to a failed write, by SQLSTATE class (PostgreSQL documentation, appendix A).
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
        String state = e.getSQLState();
        if (state == null) {
            return PASSING;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "22", "23" -> POISON;
            case "55" -> MERGE_BLOCKED;
            // 57014: a statement reached its time limit, for example while it waited for a lock.
            case "57" -> "57014".equals(state) ? MERGE_BLOCKED : PASSING;
            case "08", "40", "53", "58", "25" -> PASSING;
            default -> MERGE_BLOCKED;
        };
    }

    /// Returns whether a lock or the database itself caused the failure, so that splitting the work
    /// would not help.
    static boolean isInTheWay(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return of(sql) == PASSING || state.startsWith("55") || state.equals("57014");
            }
        }
        return e instanceof TransactionException;
    }
}
