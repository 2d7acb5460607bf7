package com.aivors.platform.database;

import com.aivors.platform.embedded.EmbeddedPostgres;
import com.aivors.platform.embedded.PostmasterPid;
import com.aivors.platform.embedded.SuperuserPassword;
import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The database of this installation. It gets ready (running, reachable and migrated) while the
/// rest of the service starts.
public final class DatabaseServer implements AutoCloseable {

    private static final String DATABASE = "aivors";
    private static final String LOGIN = "aivors_app";
    private static final String LOGIN_PASSWORD = "embedded database login";

    private final CompletableFuture<Ready> ready;
    private final AtomicBoolean closed = new AtomicBoolean();

    private record Ready(DatabaseAddress login, AutoCloseable server) {}

    private DatabaseServer(CompletableFuture<Ready> ready) {
        this.ready = ready;
    }

    /// Starts the work in the background and returns at once.
    ///
    /// @param configuration further settings of the embedded server
    public static DatabaseServer begin(Settings settings, SecretKeys keys, Map<String, String> configuration) {
        var ready = new CompletableFuture<Ready>();
        Thread.ofPlatform().name("database-start").start(() -> {
            try {
                DatabaseAddress external = settings.database();
                ready.complete(external == null ? embedded(settings.data(), keys, configuration) : external(external));
            } catch (Throwable e) {
                ready.completeExceptionally(e);
            }
        });
        return new DatabaseServer(ready);
    }

    /// Waits until the database is ready.
    ///
    /// @return the login of the service; it has no rights until it takes a [Role]
    /// @throws SettingsException when the embedded database was set up with another secret key
    public DatabaseAddress login() {
        try {
            return ready.join().login();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SettingsException wrong) {
                throw wrong;
            }
            throw new DatabaseNotReady("The database is not available: " + causes(e), e);
        }
    }

    private static String causes(Throwable e) {
        @Nullable Throwable cause = e.getCause();
        return cause == null
                ? String.valueOf(e.getMessage())
                : cause.getMessage() + (cause.getCause() == null ? "" : ": " + causes(cause));
    }

    private static Ready external(DatabaseAddress address) {
        Schema.migrate(address, address.user());
        return new Ready(address, () -> {});
    }

    private static Ready embedded(Path data, SecretKeys keys, Map<String, String> configuration)
            throws IOException, SQLException {
        FileChannel lock = lock(data);
        @Nullable EmbeddedPostgres server = null;
        try {
            server = EmbeddedPostgres.start(
                    data, keys.passwords("embedded database superuser"), configuration, data.resolve("runtime"));
            return prepared(server, keys.password(LOGIN_PASSWORD), lock);
        } catch (Throwable e) {
            if (server != null) {
                server.close();
            }
            lock.close();
            throw e;
        }
    }

    private static Ready prepared(EmbeddedPostgres server, String loginPassword, FileChannel lock) throws SQLException {
        var superuser = server.address("postgres");
        try (var connection = DriverManager.getConnection(superuser.jdbcUrl(), superuser.user(), superuser.password());
                var statement = connection.createStatement()) {
            createOnce(
                    statement,
                    "select from pg_roles where rolname = '" + LOGIN + "'",
                    "create role " + LOGIN + " login noinherit nosuperuser nobypassrls password '" + loginPassword
                            + "'");
            createOnce(
                    statement,
                    "select from pg_database where datname = '" + DATABASE + "'",
                    "create database " + DATABASE);
            if (server.password().isOld()) {
                // The superuser's password comes last: if this fails, the next start repeats both.
                SuperuserPassword.set(connection, LOGIN, loginPassword);
                server.password().renew(connection);
            }
        }
        Schema.migrate(server.address(DATABASE), LOGIN);
        return new Ready(server.address(DATABASE).withUser(LOGIN, loginPassword), () -> {
            server.close();
            lock.close();
        });
    }

    /// Returns the login to the embedded server that another process runs on this data; empty when
    /// no server runs.
    ///
    /// @throws SettingsException when the server was set up with another secret key
    static Optional<DatabaseAddress> running(Path data, SecretKeys keys) throws IOException {
        Optional<PostmasterPid> server = PostmasterPid.in(data.resolve("postgres"));
        if (server.isEmpty()) {
            return Optional.empty();
        }
        // A replaced key takes effect at the next start of the service; until then the previous key is valid.
        for (String password : keys.passwords(LOGIN_PASSWORD)) {
            var login = new DatabaseAddress("127.0.0.1", server.get().port(), DATABASE, LOGIN, password, "");
            try (var _ = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password())) {
                return Optional.of(login);
            } catch (SQLException e) {
                if (!SuperuserPassword.WRONG.equals(e.getSQLState())) {
                    throw new IOException("The database server of " + data + " does not answer: " + e.getMessage(), e);
                }
            }
        }
        throw SecretKeys.unknown();
    }

    private static void createOnce(Statement statement, String exists, String create) throws SQLException {
        try (var rows = statement.executeQuery(exists)) {
            if (rows.next()) {
                return;
            }
        }
        statement.execute(create);
    }

    /// Locks the data directory: two services would use the same database server.
    private static FileChannel lock(Path data) throws IOException {
        Files.createDirectories(data);
        var channel =
                FileChannel.open(data.resolve("aivors.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("another Aivors is running on " + data + "; set AIVORS_DATA to another directory");
        }
        return channel;
    }

    @Override
    public void close() {
        if (!ready.isDone() || ready.isCompletedExceptionally() || closed.getAndSet(true)) {
            return;
        }
        try {
            ready.join().server().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the database could not be stopped", e);
        }
    }
}
