package com.aivors.faults;

import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// A PostgreSQL server outside of the service that a test can crash and restart on its port.
final class Postgres implements AutoCloseable {

    static final String DATABASE = "aivors";

    private final Path home;
    private final int port = Service.freePort();
    private final Map<String, String> settings = new TreeMap<>(Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "max_connections", "120",
            "shared_buffers", "64MB",
            "log_line_prefix", "%m_%p_"));

    private volatile boolean closed;

    /// @param settings in addition to the usual ones; `fsync` and similar settings are on by
    ///     default
    Postgres(Path home, Map<String, String> settings) {
        this.home = home.toAbsolutePath();
        this.settings.putAll(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /// Creates and starts a new server with an empty database.
    static Postgres create(Path home, Map<String, String> settings) {
        var server = new Postgres(home, settings);
        server.initialize();
        server.start();
        server.execute("postgres", "create database " + DATABASE);
        return server;
    }

    void initialize() {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("initdb", "-D", data().toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
    }

    void start() {
        launch();
        Waiting.until("the database, see " + log(), Duration.ofSeconds(60), this::answers);
    }

    /// Starts the server and returns at once; it may still have to recover.
    void launch() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        var options = new StringBuilder("-p " + port);
        settings.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        run("pg_ctl", "-D", data().toString(), "-l", log().toString(), "-o", options.toString(), "-W", "start");
    }

    /// Stops all processes at once without a checkpoint, as in a crash. The next start recovers.
    void crash() {
        run("pg_ctl", "-D", data().toString(), "stop", "-m", "immediate", "-w");
    }

    boolean answers() {
        try (Connection _ = connect("postgres")) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    Connection connect() throws SQLException {
        return connect(DATABASE);
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(address(port, database).jdbcUrl(), "postgres", "");
    }

    void execute(String sql) {
        execute(DATABASE, sql);
    }

    void execute(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Locks a table exclusively in the background.
    ///
    /// @return a thread that ends with the lock
    Thread lock(String table, Duration time) {
        var held = new CountDownLatch(1);
        Thread holder = Thread.ofVirtual().start(() -> {
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table " + table + " in access exclusive mode");
                held.countDown();
                statement.execute("select pg_sleep(" + time.toSeconds() + ")");
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Waiting.until("the lock on " + table, Duration.ofSeconds(10), () -> held.getCount() == 0);
        return holder;
    }

    /// Returns the number of rows of a table or another `from` item.
    long count(String from) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns the setting `DATABASE_URL` for a service, with the port of the server or of a proxy.
    String url(int byPort) {
        return "postgres://postgres:unused@127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable"
                .formatted(byPort, DATABASE);
    }

    String url() {
        return url(port);
    }

    int port() {
        return port;
    }

    /// Returns the process ids of the postmaster and its children.
    LongStream processes() {
        try {
            long postmaster = Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return LongStream.concat(
                    LongStream.of(postmaster),
                    ProcessHandle.of(postmaster).orElseThrow().descendants().mapToLong(ProcessHandle::pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return home.resolve("cluster");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    @Override
    public void close() {
        closed = true;
        if (Files.exists(data().resolve("postmaster.pid"))) {
            try {
                crash();
            } catch (IllegalStateException e) {
                // The server was already down.
            }
        }
    }

    private static DatabaseAddress address(int port, String database) {
        return new DatabaseAddress("127.0.0.1", port, database, "postgres", "", "sslmode=disable");
    }

    private static void run(String program, String... arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(TestDatabase.program(program).toString());
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("postgres", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(program + ": " + Files.readString(output));
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
