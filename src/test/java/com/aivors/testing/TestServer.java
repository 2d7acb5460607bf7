package com.aivors.testing;

import com.aivors.Aivors;
import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.jobs.Pace;
import com.aivors.platform.settings.DatabaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The whole service on its own port and a fresh database, as in production.
public final class TestServer implements AutoCloseable {

    public static final String OPERATOR_EMAIL = "operator@agency.test";
    public static final String OPERATOR_PASSWORD = "correct horse battery";
    public static final String N8N_SECRET = "aivors-secret";
    public static final String RETELL_KEY = "key_1f0c2d3e4b5a69788796a5b4c3d2";

    private final ConfigurableApplicationContext context;
    private final DatabaseAddress database;

    private TestServer(ConfigurableApplicationContext context, DatabaseAddress database) {
        this.context = context;
        this.database = database;
    }

    public static TestServer start() {
        return start(Map.of());
    }

    /// @param settings in addition to the usual ones of tests
    public static TestServer start(Map<String, String> settings) {
        return start(settings, TestDatabase.fresh());
    }

    /// Starts a server. Two servers on one database are two nodes.
    public static TestServer start(Map<String, String> settings, DatabaseAddress database) {
        return start(settings, database, _ -> {});
    }

    /// Starts a server that runs its periodic work ten times as often, for tests that wait for it.
    public static TestServer hurried(Map<String, String> settings) {
        return hurried(settings, TestDatabase.fresh());
    }

    public static TestServer hurried(Map<String, String> settings, DatabaseAddress database) {
        return start(settings, database, context -> context.registerBean(Pace.class, () -> new Pace(10)));
    }

    /// @param more adds further beans
    public static TestServer start(
            Map<String, String> settings, DatabaseAddress database, Consumer<GenericApplicationContext> more) {
        var all = new HashMap<>(Map.of(
                "PORT",
                "0",
                "AIVORS_DATA",
                Path.of("target", "test-data").toString(),
                "AIVORS_SECRET_KEY",
                "a secret key for tests, long enough for all of them",
                "DATABASE_URL",
                TestDatabase.url(database),
                "AIVORS_OPERATOR_EMAIL",
                OPERATOR_EMAIL,
                "AIVORS_OPERATOR_PASSWORD",
                OPERATOR_PASSWORD,
                "N8N_WEBHOOK_SECRET",
                N8N_SECRET,
                "RETELL_API_KEY",
                RETELL_KEY,
                // No real Retell gets requests about invented calls.
                "RETELL_BASE_URL",
                "http://127.0.0.1:1"));
        all.putAll(settings);
        return Locks.current().open(() -> new TestServer(Aivors.start(all, Map.of(), more), database));
    }

    public URI address() {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /// Returns a bean of the service, for tests below the HTTP level.
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /// Returns one of several beans of a type.
    public <T> T part(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public DatabaseAddress database() {
        return database;
    }

    @Override
    public void close() {
        context.close();
    }
}
