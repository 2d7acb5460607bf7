package com.aivors.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writing statements that are sent to the database together, in one round trip. For one
/// transaction and one thread.
public final class StatementGroup {

    private final List<Part<?>> parts = new ArrayList<>();

    /// Binds the parameters of a statement.
    @FunctionalInterface
    public interface Columns<R> {
        void bind(ArrayParameters<R> parameters) throws SQLException;
    }

    private record Part<R>(String sql, List<R> rows, Columns<R> columns) {

        ArrayParameters<R> bind(ArrayParameters<?> before) throws SQLException {
            ArrayParameters<R> parameters = before.then(rows);
            columns.bind(parameters);
            return parameters;
        }
    }

    /// @param sql one statement; all of its parameters are arrays over the rows
    /// @param rows an empty list omits the statement
    public <R> void add(String sql, List<R> rows, Columns<R> columns) {
        if (!rows.isEmpty()) {
            parts.add(new Part<>(sql, rows, columns));
        }
    }

    /// Runs the statements in the order in which they were added.
    public void execute(Connection connection) throws SQLException {
        if (parts.isEmpty()) {
            return;
        }
        String sql = parts.stream().map(Part::sql).collect(Collectors.joining(";"));
        try (var statement = connection.prepareStatement(sql)) {
            ArrayParameters<?> bound = new ArrayParameters<>(connection, statement, List.of());
            for (Part<?> part : parts) {
                bound = part.bind(bound);
            }
            statement.execute();
        }
    }
}
