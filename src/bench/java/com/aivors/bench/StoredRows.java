package com.aivors.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The rows that our writer stores for each body of the mix, by table, in PostgreSQL's binary
/// format. The yardsticks write the same rows.
final class StoredRows {

    private static final List<String> TABLES = List.of("call_route", "call_event", "call", "call_transcript");

    private static final int HEADER = 19;

    private static final String COLUMNS = """
            select a.attname, t.typname, t.oid::int, array_type.typname, array_type.oid::int, t.typcategory = 'A'
              from pg_attribute a
              join pg_type t on t.oid = a.atttypid
              left join pg_type array_type on array_type.oid = t.typarray
             where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum
            """;

    private StoredRows() {}

    /// @param arrayType the array type for values of this column; null for a column of arrays
    record Column(
            String name, String type, int oid, @Nullable String arrayType, int arrayOid, boolean isArray) {}

    /// @param rows one for each body of the mix, in its order; null stands for SQL null
    record Table(String name, List<Column> columns, List<byte @Nullable [][]> rows) {

        String columnList() {
            return columns.stream().map(Column::name).collect(Collectors.joining(", "));
        }

        /// Returns a value of the row for event `number`.
        byte @Nullable [] value(int column, long number) {
            return switch (columns.get(column).name()) {
                case "call_id" -> Identity.callIdBytes(number);
                case "event_hash", "body_hash" -> Identity.hash(number);
                default -> rows.get((int) (number % rows.size()))[column];
            };
        }
    }

    /// @param connection to a database that contains the events 0 to `Mix.SIZE - 1`
    static List<Table> read(Connection connection) throws SQLException {
        var tables = new ArrayList<Table>();
        for (String name : TABLES) {
            List<Column> columns = columns(connection, name);
            var table = new Table(name, columns, new ArrayList<>());
            table.rows().addAll(rows(connection, table));
            if (table.rows().size() != Mix.SIZE) {
                throw new IllegalStateException(name + " has " + table.rows().size() + " rows");
            }
            tables.add(table);
        }
        return tables;
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(new Column(
                            row.getString(1),
                            row.getString(2),
                            row.getInt(3),
                            row.getString(4),
                            row.getInt(5),
                            row.getBoolean(6)));
                }
            }
        }
        return columns;
    }

    private static List<byte @Nullable [][]> rows(Connection connection, Table table) throws SQLException {
        String ids = LongStream.range(0, Mix.SIZE)
                .mapToObj(number -> "('" + Identity.callId(number) + "', " + number + ")")
                .collect(Collectors.joining(", "));
        var bytes = new ByteArrayOutputStream();
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select %s from %s join (values %s) as wanted (call_id, place) using (call_id) order by place) to stdout (format binary)"
                                    .formatted(table.columnList(), table.name(), ids),
                            bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray()).position(HEADER);
        var rows = new ArrayList<byte @Nullable [][]>();
        for (int fields = all.getShort(); fields >= 0; fields = all.getShort()) {
            byte @Nullable [][] row = new byte @Nullable [fields][];
            for (int i = 0; i < fields; i++) {
                int length = all.getInt();
                if (length >= 0) {
                    row[i] = new byte[length];
                    all.get(row[i]);
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
