package com.aivors.platform.embedded;

import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.platform.settings.SettingsException;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of our own in a directory. When the service is killed with `kill -9`, its
/// server keeps running, and the next start takes it over. After a crash of the machine, the next
/// start recognises the stale pid file.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// In megabytes.
    private static final long LEAST_BUFFERS = 128;

    private static final long MOST_BUFFERS = 2_048;

    /// The time that a server needs to write its pid file.
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final PostgresBinaries binaries;
    private final Path data;
    private final Path log;
    private final SuperuserPassword password;
    private final int port;
    private final Map<String, String> configuration;
    private @Nullable PostgresWatch watch;

    private EmbeddedPostgres(
            PostgresBinaries binaries,
            Path data,
            Path log,
            SuperuserPassword password,
            int port,
            Map<String, String> configuration) {
        this.binaries = binaries;
        this.data = data;
        this.log = log;
        this.password = password;
        this.port = port;
        this.configuration = configuration;
    }

    /// @param home receives the database cluster and its log
    /// @param passwords of the superuser, needed again at every start: the wanted one, then those
    ///     that it may still have
    /// @param configuration further server settings
    /// @throws SettingsException when the server accepts none of the passwords
    public static EmbeddedPostgres start(
            Path home, List<String> passwords, Map<String, String> configuration, Path programs) {
        var password = new SuperuserPassword(passwords);
        var binaries = PostgresBinaries.unpackedIn(programs);
        Path data = home.resolve("postgres");
        Path log = home.resolve("postgres.log");
        try {
            Files.createDirectories(home);
            Optional<PostmasterPid> running = PostmasterPid.in(data);
            if (running.isPresent()) {
                var taken = new EmbeddedPostgres(
                        binaries, data, log, password, running.get().port(), configuration);
                LOG.info(
                        "Taking over the database server that is still running (pid {})",
                        running.get().pid());
                if (taken.awaitConnections(running.get()::isAlive)) {
                    return taken.watched();
                }
                LOG.info("The database server was shutting down; starting it again");
            }
            var fresh = new EmbeddedPostgres(binaries, data, log, password, freePort(), configuration);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                fresh.initialize();
            }
            try {
                fresh.launch();
                // Only now, because a server that was taken over may use the old programs until its
                // next start.
                binaries.removeOthers();
            } catch (SettingsException e) {
                fresh.close();
                throw e;
            }
            return fresh.watched();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL could not be started in " + home, e);
        }
    }

    public DatabaseAddress address(String database) {
        return new DatabaseAddress("127.0.0.1", port, database, SuperuserPassword.SUPERUSER, password.current(), "");
    }

    public SuperuserPassword password() {
        return password;
    }

    /// Stops the server and rolls back open transactions. Committed work is safe.
    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        try {
            run(
                    List.of("pg_ctl", "-D", data.toString(), "stop", "-m", "fast", "-w", "-t", "30"),
                    Duration.ofSeconds(40));
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop: {}", e.getMessage());
        }
    }

    private void initialize() throws IOException {
        Path passwordFile = Files.createTempFile(data.toAbsolutePath().getParent(), "initdb", ".tmp");
        try {
            Files.writeString(passwordFile, password.current());
            run(
                    List.of(
                            "initdb",
                            "-D",
                            data.toString(),
                            "-U",
                            SuperuserPassword.SUPERUSER,
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + passwordFile,
                            "-E",
                            "UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--data-checksums"),
                    PATIENCE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private EmbeddedPostgres watched() {
        watch = new PostgresWatch(this);
        return this;
    }

    boolean isRunning() {
        try {
            return PostmasterPid.in(data).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /// Starts the server on its port and waits until it answers. After a crash, a left-over backend
    /// may still hold the shared memory; then the server exits at once, and this starts it again.
    void launch() throws IOException {
        var options = new StringBuilder("-p " + port);
        settings(configuration)
                .forEach((name, value) ->
                        options.append(" -c ").append(name).append('=').append(value));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            run(
                    List.of(
                            "pg_ctl",
                            "-D",
                            data.toString(),
                            "-l",
                            log.toString(),
                            "-o",
                            options.toString(),
                            "-W",
                            "start"),
                    PATIENCE);
            long settled = System.nanoTime() + SETTLING.toNanos();
            if (awaitConnections(() -> System.nanoTime() < settled || isRunning())) {
                return;
            }
        } while (System.nanoTime() < deadline);
        throw new IOException("the server does not answer; see " + log);
    }

    private static Map<String, String> settings(Map<String, String> configuration) {
        var all = new java.util.TreeMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                // A 200 to a webhook means "on disk": never weaken these three settings outside of tests.
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "max_connections", "60",
                "shared_buffers", sharedBuffers() + "MB",
                "max_wal_size", "2GB",
                "jit", "off"));
        // The details of an error contain row values, which must not appear in a log.
        all.put("log_error_verbosity", "terse");
        all.putAll(configuration);
        return all;
    }

    /// Returns an eighth of the memory of the machine or its container. PostgreSQL reads a database
    /// that is larger than this through the cache of the operating system, which costs a system
    /// call per page.
    ///
    /// @return megabytes
    private static long sharedBuffers() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(machine.getTotalMemorySize() / 8 / 1_048_576, LEAST_BUFFERS, MOST_BUFFERS);
    }

    /// @return whether the server accepts connections; false when `alive` reports its end, or when
    ///     it does not answer in time
    private boolean awaitConnections(BooleanSupplier alive) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && alive.getAsBoolean()) {
            if (password.opens(address("postgres").jdbcUrl())) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return false;
    }

    private void run(List<String> commandLine, Duration patience) throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in its own user namespace it runs as nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.program(commandLine.getFirst()).toString());
        command.addAll(commandLine.subList(1, commandLine.size()));
        Path output = Files.createTempFile("aivors-postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException(commandLine.getFirst() + " did not end within " + patience.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(explain(commandLine.getFirst(), Files.readString(output)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(commandLine.getFirst() + " was interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String explain(String program, String output) {
        if (output.contains("unshare")) {
            return "PostgreSQL does not run as root and this machine refuses user namespaces (unshare): start Aivors as"
                    + " another user, or set DATABASE_URL to a PostgreSQL of your own";
        }
        return program + " failed: " + output.strip();
    }

    private static boolean isRoot() {
        return !PostgresBinaries.windows() && "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
