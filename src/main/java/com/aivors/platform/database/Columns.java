package com.aivors.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads columns whose SQL type differs from the wanted Java type.
public final class Columns {

    private Columns() {}

    /// @param column a `timestamptz`
    /// @return null when the column is null
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
