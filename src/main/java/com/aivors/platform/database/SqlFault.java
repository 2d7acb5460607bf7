package com.aivors.platform.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What a SQLSTATE of PostgreSQL says: https://www.postgresql.org/docs/18/errcodes-appendix.html
public enum SqlFault {
    /// The data is refused: its form (22) or a constraint (23).
    DATA,
    /// There is no connection (08), there are too many (53300), or the database starts or stops (57P).
    AWAY,
    /// A statement was cancelled (57014), as by `statement_timeout`.
    CANCELLED,
    /// A lock was not to be had in time, or an object is in use (55).
    LOCKED,
    /// Rolled back, as after a deadlock (40), short of resources (53), or an operator intervened (57).
    PASSING,
    /// The transaction is in no state for it, as on a standby (25), or the disk failed (58).
    SYSTEM,
    /// Any other state.
    OTHER,
    /// The driver names no state.
    UNKNOWN;

    private static final String CANCELLED_STATE = "57014";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    public static SqlFault of(SQLException e) {
        return of(e.getSQLState());
    }

    static SqlFault of(@Nullable String state) {
        if (state == null) {
            return UNKNOWN;
        }
        if (state.equals(CANCELLED_STATE)) {
            return CANCELLED;
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.equals(TOO_MANY_CONNECTIONS)) {
            return AWAY;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "22", "23" -> DATA;
            case "40", "53", "57" -> PASSING;
            case "55" -> LOCKED;
            case "25", "58" -> SYSTEM;
            default -> OTHER;
        };
    }
}
