package com.aivors.platform.database;

import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.platform.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The database for a command-line tool: the server of the running service. When the service is not
/// running, an embedded server that runs as long as the command.
public final class CommandDatabase implements AutoCloseable {

    private final Database database;
    private final Runnable end;

    private CommandDatabase(DatabaseAddress login, Runnable end) {
        this.database = new Database(new DriverManagerDataSource(login.jdbcUrl(), login.user(), login.password()));
        this.end = end;
    }

    /// @throws DatabaseNotReady when there is no database to open
    public static CommandDatabase open(Settings settings) {
        DatabaseAddress external = settings.database();
        if (external != null) {
            return new CommandDatabase(external, () -> {});
        }
        Path data = settings.data();
        // Checked first, because a command must not create a secret key or a database in a mistyped
        // directory.
        if (!Files.exists(data.resolve("postgres").resolve("PG_VERSION"))) {
            throw new DatabaseNotReady("There is no database in " + data
                    + ". Give the command the settings of the service, AIVORS_DATA or DATABASE_URL.");
        }
        SecretKeys keys = SecretKeys.of(settings);
        try {
            Optional<DatabaseAddress> running = DatabaseServer.running(data, keys);
            if (running.isPresent()) {
                return new CommandDatabase(running.get(), () -> {});
            }
        } catch (IOException e) {
            throw new DatabaseNotReady(String.valueOf(e.getMessage()), e);
        }
        DatabaseServer server = DatabaseServer.begin(settings, keys, Map.of());
        return new CommandDatabase(server.login(), server::close);
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        end.run();
    }
}
