package com.aivors.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Binds each parameter of a statement as one array over all rows, so that a batch of any size
/// takes one round trip (`insert … select … from unnest(…)`).
///
/// @param <R> the type of a row
public final class ArrayParameters<R> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<R> rows;
    private int index;

    public ArrayParameters(Connection connection, PreparedStatement statement, List<R> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    /// Continues with other rows for the parameters after the bound ones: for a text with several
    /// statements.
    public <Q> ArrayParameters<Q> then(List<Q> others) {
        var behind = new ArrayParameters<>(connection, statement, others);
        behind.index = index;
        return behind;
    }

    /// Binds the next parameter to the values of one column.
    ///
    /// @param type PostgreSQL's name of the element type: int4, int8, float8, boolean, text, uuid,
    ///     bytea, numeric or timestamptz; instants are sent as ISO text, which no session time zone
    ///     changes
    public ArrayParameters<R> bind(String type, Function<R, @Nullable Object> column) throws SQLException {
        return bindAll(type, rows.stream().map(column).toArray());
    }

    /// Binds the next parameter to these values; their number may differ from that of the rows.
    public ArrayParameters<R> bindAll(String type, @Nullable Object[] values) throws SQLException {
        statement.setArray(++index, connection.createArrayOf(type, typed(type, values)));
        return this;
    }

    /// The driver sends arrays of a specific Java type in binary, and supports `bytea` only in that
    /// form.
    private static @Nullable Object[] typed(String type, @Nullable Object[] values) {
        return switch (type) {
            case "int4" -> Arrays.copyOf(values, values.length, Integer[].class);
            case "int8" -> Arrays.copyOf(values, values.length, Long[].class);
            case "float8" -> Arrays.copyOf(values, values.length, Double[].class);
            case "boolean" -> Arrays.copyOf(values, values.length, Boolean[].class);
            case "text" -> Arrays.copyOf(values, values.length, String[].class);
            case "bytea" -> Arrays.copyOf(values, values.length, byte[][].class);
            default -> values;
        };
    }
}
