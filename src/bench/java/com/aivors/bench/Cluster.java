package com.aivors.bench;

import com.aivors.platform.embedded.EmbeddedPostgres;
import com.aivors.platform.settings.DatabaseAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// The PostgreSQL server of a run: the embedded one with its durable settings and more connections.
/// Each contender has its own database.
final class Cluster implements AutoCloseable {

    private static final String PASSWORD = "benchmark";
    private static final String OWNER = "bench_owner";

    /// The directory into which the tests may already have unpacked the programs.
    private static final Path PROGRAMS = Path.of("target", "test-postgres").toAbsolutePath();

    private static final String SETTINGS = """
            select string_agg(name || ' ' || current_setting(name), ', ' order by place)
              from unnest(array['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_compression',
                                'wal_sync_method', 'shared_buffers', 'max_wal_size']) with ordinality as s (name, place)
            """;

    private final EmbeddedPostgres server;
    private final AtomicBoolean closed = new AtomicBoolean();

    Cluster(Path home) {
        server = EmbeddedPostgres.start(home, List.of(PASSWORD), Map.of("max_connections", "200"), PROGRAMS);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        if (number("postgres", "select count(*) from pg_roles where rolname = '" + OWNER + "'") == 0) {
            execute("postgres", "create role " + OWNER + " login createrole password '" + PASSWORD + "'");
        }
    }

    /// Creates an empty database. Its owner is the user of a `DATABASE_URL`.
    DatabaseAddress create(String name) {
        execute("postgres", "create database " + name + " owner " + OWNER);
        return address(name);
    }

    /// Returns the address of an existing database.
    DatabaseAddress address(String name) {
        return server.address(name).withUser(OWNER, PASSWORD);
    }

    /// Returns the setting `DATABASE_URL` for the database.
    static String url(DatabaseAddress address) {
        return "postgres://%s:%s@%s:%d/%s"
                .formatted(address.user(), address.password(), address.host(), address.port(), address.name());
    }

    /// Connects as superuser, to whom row-level security does not apply.
    Connection connect(String database) throws SQLException {
        return connect(database, "");
    }

    /// @param parameters of the driver, in URL format
    Connection connect(String database, String parameters) throws SQLException {
        DatabaseAddress address = server.address(database);
        return DriverManager.getConnection(
                address.jdbcUrl() + (address.jdbcUrl().contains("?") ? "&" : "?") + parameters,
                address.user(),
                address.password());
    }

    void execute(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void tell(Report report) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(SETTINGS)) {
            row.next();
            report.line("postgresql %s", row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes a checkpoint, so that no round pays for the writes of the previous one.
    void checkpoint() {
        execute("postgres", "checkpoint");
    }

    /// Returns the number of WAL syncs since the server was initialised.
    long walSyncs() {
        return number("postgres", "select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal'");
    }

    long number(String database, String query) {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            server.close();
        }
    }
}
