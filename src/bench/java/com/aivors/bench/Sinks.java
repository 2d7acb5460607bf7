package com.aivors.bench;

import com.aivors.bench.StoredRows.Table;
import com.aivors.intake.DirectWrites;
import com.aivors.platform.database.Schema;
import com.aivors.platform.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Writes into identical tables in four ways: our writer, COPY, `unnest` and multi-row `values`.
final class Sinks implements AutoCloseable {

    private final Cluster cluster;
    private final DirectWrites writes;
    private final List<Table> rows;

    /// Writes each body of the mix once, and reads the resulting rows.
    Sinks(Cluster cluster, Mix mix) throws SQLException {
        this.cluster = cluster;
        DatabaseAddress database = migrated("bench_writer");
        long now = System.currentTimeMillis();
        writes = new DirectWrites(
                database,
                mix.events().stream().map(template -> template.filled(0, now)).toList());
        writes.write(0, Mix.SIZE, Identity::callId, Identity::hash);
        try (Connection connection = cluster.connect("bench_writer")) {
            rows = StoredRows.read(connection);
        }
        migrated("bench_copy");
        migrated("bench_unnest");
        migrated("bench_values");
    }

    List<Contender> contenders() {
        return List.of(
                new Lanes("writer", "our batch writer alone, events already read and compressed", this::writer),
                new Lanes("copy", "the same rows by binary COPY into the same tables", this::copy),
                new Lanes("unnest", "the same rows by binary unnest into the same tables", this::unnest),
                new Lanes("values", "the same rows by binary multi-row VALUES into the same tables", this::values));
    }

    private BatchSink writer() {
        return new BatchSink() {
            @Override
            public void write(long first, int count) throws SQLException {
                writes.write(first, count, Identity::callId, Identity::hash);
            }

            @Override
            public void close() {
                // [#close()] closes the pool.
            }
        };
    }

    private interface Opening {

        BatchSink open() throws SQLException;
    }

    private BatchSink copy() {
        return opened(() -> new CopySink(cluster.connect("bench_copy"), rows));
    }

    private BatchSink unnest() {
        return opened(() -> new UnnestSink(binary("bench_unnest", UnnestSink.binaryTypes(rows)), rows));
    }

    private BatchSink values() {
        return opened(() -> new ValuesSink(binary("bench_values", ValuesSink.binaryTypes(rows)), rows));
    }

    private static BatchSink opened(Opening sink) {
        try {
            return sink.open();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param types to be sent in PostgreSQL's binary format: oids with commas
    private Connection binary(String database, String types) throws SQLException {
        return cluster.connect(database, "prepareThreshold=2&binaryTransferEnable=" + types);
    }

    private DatabaseAddress migrated(String name) throws SQLException {
        DatabaseAddress database = cluster.create(name);
        Schema.migrate(database, database.user());
        try (Connection connection = cluster.connect(name)) {
            Tenants.settle(connection);
        }
        return database;
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The result of closing does not matter.
        }
    }

    @Override
    public void close() {
        writes.close();
    }
}
