package com.aivors.bench;

import com.aivors.bench.StoredRows.Table;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Writes the rows by binary COPY, one per table, in one transaction per batch. This is the fastest
/// way into PostgreSQL, but it cannot detect duplicates or merge rows.
final class CopySink implements BatchSink {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int PIECE = 1 << 16;

    private final Connection connection;
    private final CopyManager copies;
    private final List<Table> tables;
    private final Bytes bytes = new Bytes();

    CopySink(Connection connection, List<Table> tables) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.tables = tables;
        connection.setAutoCommit(false);
    }

    @Override
    public void write(long first, int count) throws SQLException {
        for (Table table : tables) {
            encode(table, first, count);
            var copy = copies.copyIn(
                    "copy %s (%s) from stdin (format binary)".formatted(table.name(), table.columnList()));
            for (int at = 0; at < bytes.length(); at += PIECE) {
                copy.writeToCopy(bytes.array(), at, Math.min(PIECE, bytes.length() - at));
            }
            copy.endCopy();
        }
        connection.commit();
    }

    private void encode(Table table, long first, int count) {
        bytes.clear();
        bytes.put(SIGNATURE, 0).putInt(0).putInt(0);
        for (long number = first; number < first + count; number++) {
            bytes.putShort(table.columns().size());
            for (int column = 0; column < table.columns().size(); column++) {
                bytes.putField(table.value(column, number));
            }
        }
        bytes.putShort(-1);
    }

    @Override
    public void close() {
        Sinks.close(connection);
    }
}
