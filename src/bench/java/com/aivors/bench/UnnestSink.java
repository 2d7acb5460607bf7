package com.aivors.bench;

import com.aivors.bench.StoredRows.Column;
import com.aivors.bench.StoredRows.Table;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PGobject;

/// Writes the same rows by one statement with binary `unnest` per table and batch.
final class UnnestSink implements BatchSink {

    /// The bytes before the elements: one dimension with its length and its lower bound.
    private static final int ARRAY_HEADER = 20;

    private final Connection connection;
    private final List<Table> tables;
    private final List<PreparedStatement> statements = new ArrayList<>();

    /// @param connection with `binaryTransferEnable` for the types of [#binaryTypes]
    UnnestSink(Connection connection, List<Table> tables) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        connection.setAutoCommit(false);
        for (Table table : tables) {
            statements.add(connection.prepareStatement(insert(table)));
        }
    }

    static String binaryTypes(List<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream())
                .map(column -> Integer.toString(column.isArray() ? column.oid() : column.arrayOid()))
                .distinct()
                .collect(Collectors.joining(","));
    }

    @Override
    public void write(long first, int count) throws SQLException {
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i);
            PreparedStatement statement = statements.get(i);
            int parameter = 1;
            for (int column : inOrder(table)) {
                statement.setObject(parameter++, array(table, column, first, count));
            }
            statement.executeUpdate();
        }
        connection.commit();
    }

    /// Returns the statement. `unnest` flattens nested arrays, so a column of arrays is sent as one
    /// long array and cut into slices.
    private static String insert(Table table) {
        String selected = table.columns().stream()
                .map(column -> column.isArray()
                        ? "(?::%s)[(t.n - 1) * %2$d + 1 : t.n * %2$d]".formatted(column.type(), elements(table, column))
                        : "t." + column.name())
                .collect(Collectors.joining(", "));
        List<Column> plain =
                table.columns().stream().filter(column -> !column.isArray()).toList();
        return "insert into %s (%s) select %s from unnest(%s) with ordinality as t (%s, n)"
                .formatted(
                        table.name(),
                        table.columnList(),
                        selected,
                        plain.stream().map(column -> "?::" + column.arrayType()).collect(Collectors.joining(", ")),
                        plain.stream().map(Column::name).collect(Collectors.joining(", ")));
    }

    /// Returns the columns in the order of their parameters. Columns of arrays come first, because
    /// they are in the select list.
    private static List<Integer> inOrder(Table table) {
        List<Column> columns = table.columns();
        return Stream.concat(
                        columns.stream().filter(Column::isArray),
                        columns.stream().filter(c -> !c.isArray()))
                .map(columns::indexOf)
                .toList();
    }

    private static PGobject array(Table table, int index, long first, int count) {
        Column column = table.columns().get(index);
        var elements = new Bytes();
        boolean nulls = false;
        for (long number = first; number < first + count; number++) {
            byte[] value = table.value(index, number);
            nulls |= value == null;
            if (column.isArray() && value != null) {
                elements.put(value, ARRAY_HEADER);
            } else {
                elements.putField(value);
            }
        }
        var whole = new Bytes();
        whole.putInt(1).putInt(nulls ? 1 : 0);
        if (column.isArray()) {
            int each = elements(table, column);
            whole.putInt(ByteBuffer.wrap(sample(table, column)).getInt(8)).putInt(count * each);
        } else {
            whole.putInt(column.oid()).putInt(count);
        }
        whole.putInt(1).put(elements.copy(), 0);
        return new BinaryValue(column.isArray() ? column.type() : String.valueOf(column.arrayType()), whole.copy());
    }

    private static int elements(Table table, Column column) {
        return ByteBuffer.wrap(sample(table, column)).getInt(12);
    }

    private static byte[] sample(Table table, Column column) {
        byte[] value = table.value(table.columns().indexOf(column), 0);
        if (value == null) {
            throw new IllegalStateException(column.name() + " is null");
        }
        return value;
    }

    @Override
    public void close() {
        Sinks.close(connection);
    }
}
