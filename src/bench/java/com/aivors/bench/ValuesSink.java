package com.aivors.bench;

import com.aivors.bench.StoredRows.Column;
import com.aivors.bench.StoredRows.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes the same rows by one `insert … values (…), (…)` with binary parameters per table and
/// batch. Each column of each row is a parameter, so each number of rows needs its own statement.
final class ValuesSink implements BatchSink {

    private final Connection connection;
    private final List<Table> tables;

    /// @param connection with `binaryTransferEnable` for the types of [#binaryTypes]
    ValuesSink(Connection connection, List<Table> tables) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        connection.setAutoCommit(false);
    }

    static String binaryTypes(List<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream())
                .map(column -> Integer.toString(column.oid()))
                .distinct()
                .collect(Collectors.joining(","));
    }

    @Override
    public void write(long first, int count) throws SQLException {
        for (Table table : tables) {
            // The driver caches the statement for each number of rows that repeats.
            try (PreparedStatement statement = connection.prepareStatement(insert(table, count))) {
                int parameter = 1;
                for (long number = first; number < first + count; number++) {
                    for (int column = 0; column < table.columns().size(); column++) {
                        bind(statement, parameter++, table.columns().get(column), table.value(column, number));
                    }
                }
                statement.executeUpdate();
            }
        }
        connection.commit();
    }

    private static void bind(PreparedStatement statement, int parameter, Column column, byte @Nullable [] value)
            throws SQLException {
        if (value == null) {
            statement.setNull(parameter, Types.OTHER);
        } else {
            statement.setObject(parameter, new BinaryValue(column.type(), value));
        }
    }

    private static String insert(Table table, int count) {
        String row = table.columns().stream()
                .map(column -> "?::" + column.type())
                .collect(Collectors.joining(", ", "(", ")"));
        return Stream.generate(() -> row)
                .limit(count)
                .collect(Collectors.joining(
                        ", ", "insert into %s (%s) values ".formatted(table.name(), table.columnList()), ""));
    }

    @Override
    public void close() {
        Sinks.close(connection);
    }
}
