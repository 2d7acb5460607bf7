package com.aivors.platform.database;

import com.aivors.platform.embedded.EmbeddedPostgres;
import com.aivors.platform.embedded.PostgresBinaries;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.Locks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/// A real PostgreSQL for tests: one server per test run, and fresh databases, each copied from a
/// migrated one.
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = "aivors_template";
    private static final String WITHOUT_POLICIES = "aivors_template_without_policies";
    private static final Path HOME = Path.of("target", "test-postgres").toAbsolutePath();
    private static final Path RUN =
            HOME.resolve("run-" + ProcessHandle.current().pid());
    private static final Path LOG = RUN.resolve("postgres.log");
    private static final List<Runnable> BEFORE_IT_ENDS = new CopyOnWriteArrayList<>();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /// @return the owner's address of a new, empty database at the current schema
    public static DatabaseAddress fresh() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        execute("create database " + name + " template " + (Locks.current().policies() ? TEMPLATE : Unlocked.TEMPLATE));
        return SERVER.address(name);
    }

    /// Returns the URL in the format of the service's setting.
    public static String url(DatabaseAddress database) {
        return "postgres://%s:%s@%s:%d/%s"
                .formatted(database.user(), database.password(), database.host(), database.port(), database.name());
    }

    /// Runs `work` when the process ends, while the database still exists.
    public static void beforeItEnds(Runnable work) {
        BEFORE_IT_ENDS.add(work);
    }

    /// Created at the first use.
    private static final class Unlocked {

        private static final String TEMPLATE = make();

        private static String make() {
            execute("create database " + WITHOUT_POLICIES + " template " + TestDatabase.TEMPLATE);
            setPolicies(SERVER.address(WITHOUT_POLICIES), false);
            return WITHOUT_POLICIES;
        }
    }

    /// Disables or enables row-level security on every table.
    public static void setPolicies(DatabaseAddress database, boolean enabled) {
        execute(database, """
                do $$
                declare closed regclass;
                begin
                    for closed in select oid from pg_class where relforcerowsecurity loop
                        execute format('alter table %%s %s row level security', closed);
                    end loop;
                end
                $$
                """.formatted(enabled ? "enable" : "disable"));
    }

    /// Returns the server's log so far.
    public static String log() {
        try {
            return Files.readString(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return the owner's address of a database without tables
    static DatabaseAddress empty() {
        String name = "empty_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        execute("create database " + name);
        return SERVER.address(name);
    }

    /// Migrates a database to an older schema, or further.
    ///
    /// @param version of the last migration that runs
    static void migrate(DatabaseAddress database, String version) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("login", database.user()))
                .target(version)
                .load()
                .migrate();
    }

    /// Returns pools on a fresh database, for tests without the whole service.
    public static Pools freshPools() {
        return Pools.open(fresh());
    }

    /// Returns the path of a PostgreSQL program, such as `pg_ctl`.
    public static Path program(String name) {
        return PostgresBinaries.unpackedIn(HOME).program(name);
    }

    private static EmbeddedPostgres start() {
        // Turns durability off, because tests may lose data in a crash. Everything else is as in
        // production.
        var server = EmbeddedPostgres.start(
                RUN,
                List.of("test"),
                Map.of(
                        "fsync",
                        "off",
                        "synchronous_commit",
                        "off",
                        "full_page_writes",
                        "off",
                        "max_connections",
                        "300"),
                HOME);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            BEFORE_IT_ENDS.forEach(Runnable::run);
            server.close();
        }));
        DatabaseAddress maintenance = server.address("postgres");
        execute(maintenance, "create database " + TEMPLATE);
        Schema.migrate(server.address(TEMPLATE), maintenance.user());
        return server;
    }

    private static synchronized void execute(String sql) {
        execute(SERVER.address("postgres"), sql);
    }

    private static void execute(DatabaseAddress database, String sql) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
