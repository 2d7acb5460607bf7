package com.aivors.eventlog;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;

/// What a failed write asks for, by SQLSTATE class (PostgreSQL documentation, appendix A).
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
        String state = e.getSQLState();
        if (state == null) {
            return PASSING;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "22", "23" -> POISON;
            case "55" -> MERGE_BLOCKED;
            // 57014: a statement ran into its time limit, as behind a lock.
            case "57" -> "57014".equals(state) ? MERGE_BLOCKED : PASSING;
            case "08", "40", "53", "58", "25" -> PASSING;
            default -> MERGE_BLOCKED;
        };
    }

    /// A lock, or the database itself: nothing that another order of work would cure.
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
